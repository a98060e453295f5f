using System.Text.RegularExpressions;
using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>One CSV line to one row of the directory; a <see cref="LineException"/> says what the line should hold.</summary>
internal static partial class DirectoryRows
{
    public static SafeguardingBoard Board(CsvRow r) => new(Id(r, "id"), r.Name("nameEn"), r.Name("nameCy"));

    /// <param name="boards">Null where they could not all be read: that is said already, and the authority stands without one.</param>
    public static Authority WelshAuthority(CsvRow r, IReadOnlyList<SafeguardingBoard>? boards) =>
        new(r["gss_code"], r["name_en"], r["name_cy"],
            boards is null ? "" : boards.FirstOrDefault(b => b.NameEn == r["safeguarding_board"])?.Id ?? throw new LineException("safeguarding_board", "import-unknown-board", "boards.csv"),
            r["police_force"], r["edu_code"]);

    /// <summary>Those of Wales are bundled, with their numbers and boards in law: a file cannot change them.</summary>
    public static Authority EnglishAuthority(CsvRow r) =>
        Id(r, "code") is var code && code.StartsWith('E') ? new(code, r.Name("nameEn"), r["nameEn"], r["board"], r.IfThere("policeForce") ?? "")
        : throw new LineException("code", "import-not-english");

    public static Desk Desk(CsvRow r) =>
        new(Id(r, "deskId"), OtherThanSchool(r), r["organisation"], r.Name("nameEn"), r.Name("nameCy"),
            r.Hours("hours"), r.Optional("emergencyDutyTeam"), r.Optional("escalatesTo"),
            r.OptionalEnum<DeskChannel>("channel") ?? DeskChannel.Inbox, r.SecureAddress("webhook"));

    /// <summary>Desks of schools are made from the schools, so that no school is without one.</summary>
    private static DeskKind OtherThanSchool(CsvRow r) =>
        r.Enum("kind", DeskKind.Sender) is var kind and not DeskKind.School ? kind : throw new LineException("kind", "import-desk-of-a-school");

    public static School School(CsvRow r) =>
        new School(Id(r, "number"), r.Name("nameEn"), r.Name("nameCy"), r["authority"], r.Time("startsAt"), r.Time("endsAt"), r.Optional("holidayDesk"),
            r.OptionalEnum<SchoolType>("type") ?? SchoolType.Other) is var school && SchoolHours.AreInOrder(school, school.StartsAt, school.EndsAt)
            ? school
            : throw new LineException("endsAt", "import-times-in-wrong-order");

    /// <summary>Every school has a desk of its own; the authority's education-safeguarding desk hears when it leaves an item waiting.</summary>
    public static Desk DeskOf(School s) =>
        new(s.DeskId, DeskKind.School, s.Number, s.NameEn, s.NameCy, EscalatesTo: $"{s.Authority}.education-safeguarding");

    public static CalendarEntry Calendar(CsvRow r)
    {
        var (first, last) = (r.Date("first"), r.Date("last"));
        return first > last
            ? throw new LineException("last", "import-dates-in-wrong-order")
            : new(r.Enum<CalendarOwner>("owner"), r["ownerId"], r.Enum("kind", CalendarEntryKind.Announced), first, last, r.Time("startsAt"), r.Time("endsAt"), r["source"]);
    }

    public static Sender Sender(CsvRow r) => new(Id(r, "senderId"), r.Name("nameEn"), r.Name("nameCy"), r.OneOf("type", DirectoryWords.SenderTypes), r["board"], r.TimeIfThere("encompassExpectedBy"));

    /// <summary>
    /// E-mail or telephone may be missing: such a contact is kept, and one with neither does not count as live. One that cannot be read as such would
    /// count, and reach nobody.
    /// </summary>
    public static Contact Contact(CsvRow r) =>
        new(r["deskId"], r.Name("name"), r.Name("role"), Reachable(r, "email", ContactAddress.IsEmail), Reachable(r, "telephone", ContactAddress.IsTelephone),
            r.OneOf("language", DirectoryWords.Languages),
            r.Optional("hours") is { } hours && r.Hours("hours") is not null ? hours : "", r.OptionalDate("lastVerified"));

    private static string Reachable(CsvRow r, string column, Func<string, bool> reads) =>
        r.Optional(column) is not { } address ? "" : reads(address) ? address : throw new LineException(column, "import-unfit-contact");

    public static Principal Principal(CsvRow r) =>
        new(r["tenant"], r["principalId"], r.Enum<PrincipalType>("type"), r["organisation"], r.Optional("desk"),
            r.ListOf("roles", Roles.All), r.ListOf("kinds", DirectoryWords.Kinds));

    /// <summary>Postcode and authority, by the names that the ONS directory and postcodes.io give the columns.</summary>
    public static (string Postcode, string Authority) Postcode(CsvRow r) => (
        PostcodeTable.Normal(r.AnyOf("postcode", "pcds", "pcd", "pcd7", "pcd8")) ?? throw new LineException("postcode", "import-unreadable-postcode", "CF10 1AA"),
        r.AnyOf("admin_district", "codes.admin_district", "oslaua", "lad", "ladcd", "authority"));

    /// <summary>Ids stand in addresses, queue messages and findings, so they are short and plain.</summary>
    private static string Id(CsvRow r, string column) =>
        r[column] is var id && PlainId().IsMatch(id) ? id : throw new LineException(column, "import-unfit-id");

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,62}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainId();
}
