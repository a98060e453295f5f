using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// What a snapshot must hold so that no report can be left without a desk, and what its rows say of each other: checked at import, relied on by
/// routing. Ids are compared as they stand, because calendars, callers and routes are looked up so.
/// </summary>
internal static class DirectoryChecks
{
    public static void Run(DirectoryData data, ImportFindings findings)
    {
        var known = new KnownIds(data, findings);
        Repeated(data, findings);
        DutyDesks(data, known, findings);
        Desks(data, known, findings);
        foreach (var reference in Reference.Of(data, known, findings).Where(r => findings.Brought(r.Row) && !r.IsHeld))
        {
            findings.Reject(findings.Of(reference.Row, reference.Column, reference.Code, "", reference.Meant));
        }
        Hours(data, findings);
        if (data.Postcodes.Count > DirectoryLimits.MostPostcodes.Value)
        {
            findings.Reject(new("import-too-many-postcodes", Detail: $"{DirectoryLimits.MostPostcodes.Value}"));
        }
    }

    /// <summary>Also by capitals: desks and authorities are found whatever their capitals.</summary>
    private static void Repeated(DirectoryData data, ImportFindings findings)
    {
        void Once<T>(IEnumerable<T> rows, string column, string what, Func<T, string> key) where T : class
        {
            foreach (var row in rows.GroupBy(key, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.Skip(1)))
            {
                findings.Reject(findings.Of(row, column, "import-repeated", $"{what} {key(row)}", $"{what} {key(row)}"));
            }
        }
        Once(data.Boards, "id", "board", b => b.Id);
        Once(data.Authorities, "code", "authority", a => a.Code);
        Once(data.Schools, "number", "school", s => s.Number);
        // A school's own desk comes first, once: the row that takes its id is the wrong one.
        var ofSchools = data.Desks.Where(d => d.Kind == DeskKind.School).DistinctBy(d => d.Id, StringComparer.OrdinalIgnoreCase);
        Once(ofSchools.Concat(data.Desks.Where(d => d.Kind != DeskKind.School)), "deskId", "desk", d => d.Id);
        Once(data.Senders, "senderId", "sender", s => s.Id);
        Once(data.Principals, "principalId", "principal", p => $"{p.Tenant} {p.PrincipalId}");
    }

    private static void DutyDesks(DirectoryData data, KnownIds known, ImportFindings findings)
    {
        if (data.Desks.All(d => d.Kind != DeskKind.DutyDesk) && !findings.IsIncomplete<Desk>())
        {
            findings.Reject(new("import-no-duty-desk"));
        }
        foreach (var board in data.Boards.Where(b => !known.Desks.Holds($"duty.{b.Id}")))
        {
            findings.Reject(findings.Of(board, "id", "import-board-without-duty-desk", $"duty.{board.Id}", $"duty.{board.Id}"));
        }
    }

    private static void Desks(DirectoryData data, KnownIds known, ImportFindings findings)
    {
        foreach (var authority in data.Authorities.Where(a => !known.Desks.Holds($"{a.Code}.intake")))
        {
            findings.Reject(findings.Of(authority, "code", "import-authority-without-intake", $"{authority.Code}.intake", $"{authority.Code}.intake"));
        }
        foreach (var desk in data.Desks.Where(d => d.Channel == DeskChannel.ServiceBus && !DeployedSubscriptions.Desks.Contains(d.Id)))
        {
            findings.Reject(findings.Of(desk, "channel", "import-channel-not-deployed", desk.Id, desk.Id));
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

    /// <summary>Days with hours of their own, beside those of the school that they are of.</summary>
    private static void Hours(DirectoryData data, ImportFindings findings)
    {
        var schools = data.Schools.ToLookup(s => s.Number);
        foreach (var entry in data.Calendar.Where(e => findings.Brought(e) && (e.StartsAt ?? e.EndsAt) is not null))
        {
            var school = entry.Owner == CalendarOwner.School ? schools[entry.OwnerId].FirstOrDefault() : null;
            // Half the hours of a school that is not there say nothing; its entry is named for that.
            var known = school is not null || entry.Owner == CalendarOwner.Authority || (entry.StartsAt is not null && entry.EndsAt is not null);
            if (known && !SchoolHours.AreInOrder(school, entry.StartsAt, entry.EndsAt))
            {
                findings.Reject(findings.Of(entry, "endsAt", "import-times-in-wrong-order", entry.OwnerId));
            }
        }
    }

    /// <summary>The first three digits of a Welsh number are those of the school's authority (domain 4.3).</summary>
    private static bool PrefixOfAnother(School school, IReadOnlyList<Authority> authorities) =>
        school.Number.Length == 7
        && authorities.FirstOrDefault(a => a.Code == school.Authority) is { EducationCode: { } code } && !school.Number.StartsWith(code, StringComparison.Ordinal);
}
