using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>What a snapshot must hold so that no report can be left without a desk: checked at import, relied on by routing.</summary>
internal static class DirectoryChecks
{
    public static void Run(DirectoryData data, CsvFolder faults)
    {
        Unique(data.Desks.Select(d => d.Id), "desk", faults);
        Unique(data.Authorities.Select(a => a.Code), "authority", faults);
        Unique(data.Principals.Select(p => $"{p.Tenant} {p.PrincipalId}"), "principal", faults);
        Unique(data.Senders.Select(s => s.Id), "sender", faults);
        var desks = data.Desks.Select(d => d.Id).ToHashSet();
        var authorities = data.Authorities.Select(a => a.Code).ToHashSet();
        if (data.Desks.All(d => d.Kind != DeskKind.DutyDesk))
        {
            faults.Fault("desks.csv: there is no duty desk");
        }
        foreach (var board in data.Authorities.Select(a => a.Board).Distinct().Where(b => !desks.Contains($"duty.{b}")))
        {
            faults.Fault($"desks.csv: board {board} has no duty desk duty.{board}");
        }
        foreach (var authority in authorities.Where(a => !desks.Contains($"{a}.intake")))
        {
            faults.Fault($"desks.csv: authority {authority} has no desk {authority}.intake");
        }
        foreach (var school in data.Schools.Where(s => !authorities.Contains(s.Authority)))
        {
            faults.Fault($"schools.csv: school {school.Number} names an unknown authority");
        }
        foreach (var (from, to) in References(data).Where(r => r.To is not null && !desks.Contains(r.To)))
        {
            faults.Fault($"{from} names the desk {to}, which does not exist");
        }
    }

    private static IEnumerable<(string From, string? To)> References(DirectoryData data) =>
    [
        .. data.Desks.Select(d => ($"desk {d.Id}", d.EscalatesTo)),
        .. data.Desks.Select(d => ($"desk {d.Id}", d.EmergencyDutyTeam)),
        .. data.Schools.Select(s => ($"school {s.Number}", s.HolidayDesk)),
        .. data.Principals.Select(p => ($"principal {p.PrincipalId}", p.Desk)),
        .. data.Contacts.Select(c => ("contacts.csv", (string?)c.DeskId)),
    ];

    private static void Unique(IEnumerable<string> ids, string what, CsvFolder faults)
    {
        foreach (var repeated in ids.CountBy(id => id).Where(c => c.Value > 1))
        {
            faults.Fault($"{what} {repeated.Key} stands {repeated.Value} times");
        }
    }
}
