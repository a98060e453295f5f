using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>What one row says of others: an id that one of several lists must hold.</summary>
/// <param name="Row">The row that the id stands in.</param>
/// <param name="Code">What is said where no list holds it.</param>
internal sealed record Reference(object Row, string Column, string Code, string To, params IReadOnlyList<IdSet> Lists)
{
    public bool IsHeld => Lists.Any(list => list.Holds(To));

    /// <summary>The id as a list writes it, where only capitals differ.</summary>
    public string? Meant => Lists.Select(list => list.Meant(To)).FirstOrDefault(id => id is not null);

    public static IEnumerable<Reference> Of(DirectoryData data, KnownIds known, ImportFindings findings) =>
    [
        .. data.Authorities.Where(a => a.Board.Length > 0).Select(a => new Reference(a, "board", "import-unknown-board", a.Board, known.Boards)),
        // The forces of Wales are in law; a directory without one of them has no desk to give it.
        .. data.Authorities.Where(a => a.EducationCode is null && a.PoliceForce.Length > 0)
            .Select(a => new Reference(a, "policeForce", "import-unknown-organisation", a.PoliceForce, known.Forces)),
        .. data.Desks.Where(d => d.Kind != DeskKind.School).SelectMany(d => OfDesk(d, known, findings)),
        .. data.Schools.SelectMany(s => OfSchool(s, known)),
        .. data.Calendar.Select(e => new Reference(e, "ownerId", "import-unknown-owner", e.OwnerId, e.Owner == CalendarOwner.School ? known.Schools : known.Authorities)),
        .. data.Senders.Select(s => new Reference(s, "board", "import-unknown-board", s.Board, known.Boards)),
        .. data.Contacts.Select(c => new Reference(c, "deskId", "import-unknown-desk", c.DeskId, known.Desks)),
        .. data.Principals.Select(p => new Reference(p, "organisation", "import-unknown-organisation", p.Organisation, [.. known.Organisations, known.OfDesks])),
        .. data.Principals.Where(p => p.Desk is not null).Select(p => new Reference(p, "desk", "import-unknown-desk", p.Desk!, known.Desks)),
    ];

    private static IEnumerable<Reference> OfDesk(Desk desk, KnownIds known, ImportFindings findings)
    {
        if (!(findings.IsOfOneFile(desk) && ComesBeforeItsOrganisation(desk)))
        {
            yield return new(desk, "organisation", "import-unknown-organisation", desk.Organisation, [.. known.Organisations, known.OfPrincipals]);
        }
        if (desk.EmergencyDutyTeam is { } team)
        {
            yield return new(desk, "emergencyDutyTeam", "import-unknown-desk", team, known.Desks);
        }
        if (desk.EscalatesTo is { } next)
        {
            yield return new(desk, "escalatesTo", "import-unknown-desk", next, known.Desks);
        }
    }

    private static IEnumerable<Reference> OfSchool(School school, KnownIds known)
    {
        yield return new(school, "authority", "import-unknown-authority", school.Authority, known.Authorities);
        if (school.HolidayDesk is { } desk)
        {
            yield return new(school, "holidayDesk", "import-unknown-desk", desk, known.Desks);
        }
        if (known.Authorities.Holds(school.Authority) && DirectoryRows.DeskOf(school).EscalatesTo is { } next)
        {
            yield return new(school, "authority", "import-unknown-desk", next, known.Desks);
        }
    }

    /// <summary>An authority across the border and a board need their desks first, so a file of desks alone cannot be asked for them.</summary>
    private static bool ComesBeforeItsOrganisation(Desk desk) =>
        desk.Kind == DeskKind.DutyDesk ? desk.Id == $"duty.{desk.Organisation}"
        : desk.Organisation.StartsWith('E') && desk.Id.StartsWith($"{desk.Organisation}.", StringComparison.Ordinal);
}
