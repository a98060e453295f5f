using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>The desk that a person named, by its id in any capitals or by a school's number.</summary>
/// <param name="Unknown">What was named and the directory does not know.</param>
internal sealed record NamedDesk(Desk? Desk, Refusal? Unknown)
{
    /// <param name="desk">Pointer and id, where one is named; it goes before the school.</param>
    /// <param name="school">Pointer and number.</param>
    public static NamedDesk Find(DeskBook desks, (string Pointer, string? Id) desk, (string Pointer, string? Number) school)
    {
        var (byId, bySchool) = (desks.Desk(WireCode.Visible(desk.Id) ?? ""), desks.Desk(desks.School(WireCode.School(school.Number))?.DeskId ?? ""));
        var findings = new Findings();
        if (byId is null && !string.IsNullOrWhiteSpace(desk.Id))
        {
            findings.Fault(desk.Pointer, "unknown-desk");
        }
        if (bySchool is null && !string.IsNullOrWhiteSpace(school.Number))
        {
            findings.Fault(school.Pointer, "unknown-school");
        }
        return new(byId ?? bySchool, findings.Faults.Count == 0 ? null : new(Refusals.DeskRequired, findings.Faults));
    }

    /// <summary>The refusal where somebody whose work it is named none.</summary>
    public static Refusal Missing(string pointer) => new(Refusals.DeskRequired, new Finding(pointer, "desk-required"));
}
