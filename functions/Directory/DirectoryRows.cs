using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>One CSV line to one row of the directory; a <see cref="FormatException"/> says what the line should hold.</summary>
internal static class DirectoryRows
{
    public static Authority WelshAuthority(CsvFolder.Row r, IReadOnlyList<(string Id, string Name)> boards) =>
        new(r["gss_code"], r["name_en"], r["name_cy"],
            boards.FirstOrDefault(b => b.Name == r["safeguarding_board"]).Id ?? throw new FormatException("the safeguarding board is not in boards.csv"),
            r["police_force"], r["edu_code"]);

    public static Authority EnglishAuthority(CsvFolder.Row r) => new(r["code"], r["nameEn"], r["nameEn"], r["board"], r.IfThere("policeForce") ?? "");

    public static Desk Desk(CsvFolder.Row r) =>
        new(r["deskId"], DeskKindOf(r["kind"]), r["organisation"], r["nameEn"], r["nameCy"],
            DeskHoursText.Read(r.Optional("hours")), r.Optional("emergencyDutyTeam"), r.Optional("escalatesTo"));

    public static School School(CsvFolder.Row r) =>
        new(r["number"], r["nameEn"], r["nameCy"], r["authority"], Time(r.Optional("startsAt")), Time(r.Optional("endsAt")), r.Optional("holidayDesk"));

    /// <summary>Every school has a desk of its own; the authority's education-safeguarding desk hears when it leaves an item waiting.</summary>
    public static Desk DeskOf(School s) =>
        new(s.DeskId, DeskKind.School, s.Number, s.NameEn, s.NameCy, EscalatesTo: $"{s.Authority}.education-safeguarding");

    public static CalendarEntry Calendar(CsvFolder.Row r) =>
        new(Enum<CalendarOwner>(r["owner"]), r["ownerId"], Enum<CalendarEntryKind>(r["kind"]), Date(r["first"]), Date(r["last"]),
            Time(r.Optional("startsAt")), Time(r.Optional("endsAt")), r["source"]);

    public static Contact Contact(CsvFolder.Row r) =>
        new(r["deskId"], r["name"], r["role"], r["email"], r["telephone"], r["language"], r.Optional("hours") ?? "",
            r.Optional("lastVerified") is { } date ? Date(date) : null);

    public static Principal Principal(CsvFolder.Row r) =>
        new(r["tenant"], r["principalId"], Enum<PrincipalType>(r["type"]), r["organisation"], r.Optional("desk"), r.List("roles"), r.List("kinds"));

    public static LocalDate Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : throw new FormatException("a date is not of the form 2026-11-23");

    private static LocalTime? Time(string? text) => text is null ? null
        : DeskHoursText.Time.Parse(text) is { Success: true } time ? time.Value : throw new FormatException("a time is not of the form 08:40");

    private static T Enum<T>(string text) where T : struct, Enum =>
        System.Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : throw new FormatException($"one of {string.Join(", ", System.Enum.GetNames<T>())} was expected");

    private static DeskKind DeskKindOf(string text) => Enum<DeskKind>(text.Replace("-", "", StringComparison.Ordinal));
}
