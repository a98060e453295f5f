using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A directory of three authorities, four schools and two boards, small enough to keep in the head.</summary>
internal static class TestDirectory
{
    public const string Sender = "police.gwent";
    public const string Newport = "W06000022";
    public const string Cardiff = "W06000015";
    public const string Powys = "W06000023";

    /// <summary>Its rows, for a test that changes one.</summary>
    public static readonly DirectoryData Rows = Data();

    public static readonly DirectorySnapshot Snapshot = new("test-snapshot", Rows);

    private static DeskHours Office => new(Enumerable.Range(1, 5).ToDictionary(
        d => (IsoDayOfWeek)d, _ => (IReadOnlyList<OpenInterval>)[new OpenInterval(new(9, 0), new(17, 0))]));

    private static DirectoryData Data() => new(
        [
            new(Newport, "Newport", "Casnewydd", "gwent", "Gwent Police", "680"),
            new(Cardiff, "Cardiff", "Caerdydd", "cardiff-and-vale", "South Wales Police", "681"),
            new(Powys, "Powys", "Powys", "gwent", "Dyfed-Powys Police", "666"),
        ],
        [
            .. new[] { Newport, Cardiff, Powys }.SelectMany(Desks),
            new("duty.gwent", DeskKind.DutyDesk, "gwent", "Duty", "Dyletswydd"),
            new("duty.cardiff-and-vale", DeskKind.DutyDesk, "cardiff-and-vale", "Duty", "Dyletswydd"),
            new("edt.gwent", DeskKind.EmergencyDutyTeam, "gwent", "EDT", "TDA"),
            new("icta", DeskKind.TraffickingAdvocate, "icta", "Advocacy", "Eiriolaeth"),
            .. Schools.Select(s => new Desk(s.DeskId, DeskKind.School, s.Number, s.NameEn, s.NameCy, EscalatesTo: $"{s.Authority}.education-safeguarding")),
        ],
        Schools,
        [
            .. new[] { Newport, Cardiff, Powys }.Select(a => new CalendarEntry(
                CalendarOwner.Authority, a, CalendarEntryKind.Term, new(2026, 9, 1), new(2026, 12, 18), null, null, "test terms")),
            .. new[] { Newport, Cardiff, Powys }.Select(a => new CalendarEntry(
                CalendarOwner.Authority, a, CalendarEntryKind.Term, new(2027, 1, 4), new(2027, 7, 20), null, null, "test terms")),
        ],
        [new(new(2026, 12, 25), "Christmas Day", "Dydd Nadolig"), new(new(2026, 12, 28), "Boxing Day", "Dydd San Steffan")],
        [.. Senders],
        [],
        []);

    private static Sender[] Senders =>
    [
        new(Sender, "Gwent Police", "Heddlu Gwent", "police", "gwent"),
        new("health.afon", "Bwrdd Iechyd Afon", "Bwrdd Iechyd Afon", "health", "gwent"),
        new(Newport, "Newport", "Casnewydd", "council", "gwent"),
        new("police.cleveland", "Cleveland Police", "Cleveland Police", "police", "gwent"),
        new("police.lancashire", "Lancashire Constabulary", "Lancashire Constabulary", "police", "gwent"),
    ];

    private static School[] Schools =>
    [
        new("6804001", "Ysgol Afon Ddu", "Ysgol Afon Ddu", Newport),
        new("6801101", "Canolfan Bryn Hir", "Canolfan Bryn Hir", Newport),
        new("6814001", "Ysgol Maes Glas", "Ysgol Maes Glas", Cardiff, new(8, 40), new(15, 10)),
    ];

    private static IEnumerable<Desk> Desks(string authority) =>
    [
        new($"{authority}.intake", DeskKind.Intake, authority, "Intake", "Derbyn", Office, "edt.gwent", "duty.gwent"),
        new($"{authority}.education-safeguarding", DeskKind.EducationSafeguarding, authority, "Education", "Addysg", Office, null, "duty.gwent"),
        new($"{authority}.home-education", DeskKind.HomeEducation, authority, "Home education", "Addysg yn y cartref", Office, null, "duty.gwent"),
    ];
}
