using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>What a snapshot must hold so that no report can be left without a desk: checked at import, relied on by routing.</summary>
internal static class DirectoryChecks
{
    public static void Run(DirectoryData data, ImportFindings findings)
    {
        Unique(data.Boards.Select(b => b.Id), "board", findings);
        Unique(data.Desks.Select(d => d.Id), "desk", findings);
        Unique(data.Authorities.Select(a => a.Code), "authority", findings);
        Unique(data.Principals.Select(p => $"{p.Tenant} {p.PrincipalId}"), "principal", findings);
        Unique(data.Senders.Select(s => s.Id), "sender", findings);
        var desks = data.Desks.Select(d => d.Id).ToHashSet();
        DutyDesks(data, desks, findings);
        Owners(data, desks, findings);
        foreach (var (from, to) in References(data).Where(r => r.To is not null && !desks.Contains(r.To)))
        {
            findings.Reject(new("import-unknown-desk", Detail: $"{from}: {to}"));
        }
        // A contact's line may be shifted, and then a name stands where the desk should.
        if (data.Contacts.Any(c => !desks.Contains(c.DeskId)))
        {
            findings.Reject(new("import-unknown-desk", Detail: "contacts"));
        }
        if (data.Postcodes.Count > DirectoryLimits.MostPostcodes.Value)
        {
            findings.Reject(new("import-too-many-postcodes", Detail: $"{DirectoryLimits.MostPostcodes.Value}"));
        }
    }

    private static void DutyDesks(DirectoryData data, HashSet<string> desks, ImportFindings findings)
    {
        if (data.Desks.All(d => d.Kind != DeskKind.DutyDesk))
        {
            findings.Reject(new("import-no-duty-desk"));
        }
        foreach (var board in data.Boards.Select(b => b.Id).Concat(data.Authorities.Select(a => a.Board)).Distinct().Where(b => !desks.Contains($"duty.{b}")))
        {
            findings.Reject(new("import-board-without-duty-desk", Detail: $"duty.{board}"));
        }
    }

    private static void Owners(DirectoryData data, HashSet<string> desks, ImportFindings findings)
    {
        var authorities = data.Authorities.Select(a => a.Code).ToHashSet();
        foreach (var authority in authorities.Where(a => !desks.Contains($"{a}.intake")))
        {
            findings.Reject(new("import-authority-without-intake", Detail: $"{authority}.intake"));
        }
        foreach (var school in data.Schools.Where(s => !authorities.Contains(s.Authority)))
        {
            findings.Reject(new("import-unknown-authority", Detail: $"school {school.Number}"));
        }
        foreach (var desk in data.Desks.Where(d => d.Channel == DeskChannel.ServiceBus && !DeployedSubscriptions.Desks.Contains(d.Id)))
        {
            findings.Reject(new("import-channel-not-deployed", Detail: desk.Id));
        }
        foreach (var sender in data.Senders.Where(s => !DeployedSubscriptions.Senders.Contains(s.Id)))
        {
            findings.Warn(new("import-sender-without-receipts", Detail: sender.Id));
        }
        foreach (var school in data.Schools.Where(s => PrefixOfAnother(s, data.Authorities)))
        {
            findings.Warn(new("import-number-of-another-authority", Detail: school.Number));
        }
    }

    /// <summary>The first three digits of a Welsh number are those of the school's authority (domain 4.3).</summary>
    private static bool PrefixOfAnother(School school, IReadOnlyList<Authority> authorities) =>
        school.Number.Length == 7
        && authorities.FirstOrDefault(a => a.Code == school.Authority) is { EducationCode: { } code } && !school.Number.StartsWith(code, StringComparison.Ordinal);

    private static IEnumerable<(string From, string? To)> References(DirectoryData data) =>
    [
        .. data.Desks.Select(d => (d.Id, d.EscalatesTo)),
        .. data.Desks.Select(d => (d.Id, d.EmergencyDutyTeam)),
        .. data.Schools.Select(s => ($"school {s.Number}", s.HolidayDesk)),
        .. data.Principals.Select(p => ($"principal {p.PrincipalId}", p.Desk)),
    ];

    private static void Unique(IEnumerable<string> ids, string what, ImportFindings findings)
    {
        foreach (var repeated in ids.CountBy(id => id).Where(c => c.Value > 1))
        {
            findings.Reject(new("import-repeated", Detail: $"{what} {repeated.Key}"));
        }
    }
}
