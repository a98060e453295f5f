using NodaTime;
using NodaTime.Text;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>What a desk did, as it sends it.</summary>
/// <param name="ActingPerson">Required when the caller is a system.</param>
/// <param name="Actions">Codes that the item itself lists; each counts once.</param>
/// <param name="Note">In the desk's own words.</param>
/// <param name="HappenedAt">When it was done, RFC 3339 with an offset; now where it is left out. Never ahead.</param>
public sealed record ActionsBody(ActingPerson? ActingPerson = null, IReadOnlyList<string?>? Actions = null, string? Note = null, string? HappenedAt = null)
{
    private const int MostNote = 2_000;

    /// <summary>Every fault at once.</summary>
    public Refusal? Refused(IReadOnlyList<ActionOption> options, Instant now)
    {
        var findings = new Findings();
        var known = string.Join(", ", options.Select(o => o.Code));
        if (Actions is not { Count: > 0 })
        {
            findings.Fault("/actions", "unknown-action", known);
        }
        for (var i = 0; i < Actions?.Count; i++)
        {
            if (options.All(o => o.Code != Actions[i]))
            {
                findings.Fault($"/actions/{i}", "unknown-action", known);
            }
        }
        if (Note?.Length > MostNote)
        {
            findings.Fault("/note", "text-too-long", $"{MostNote}");
        }
        if (HappenedAt is not null && (Parsed is not { } happened || happened > now))
        {
            findings.Fault("/happenedAt", "invalid-action-time");
        }
        return findings.Faults.Count == 0 ? null : new(Refusals.InvalidActions, findings.Faults);
    }

    private Instant? Parsed => OffsetDateTimePattern.Rfc3339.Parse(HappenedAt ?? "") is { Success: true } read ? read.Value.ToInstant() : null;

    public TakenActions ToTaken(ActingPerson by, Instant at, IReadOnlyList<ActionOption> options) =>
        new(at, by, [.. options.Select(o => o.Code).Where(Actions!.Contains)], string.IsNullOrWhiteSpace(Note) ? null : Note.Trim())
        { HappenedAt = Parsed };
}
