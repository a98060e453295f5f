using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>A confirmation as a desk sends it.</summary>
/// <param name="ActingPerson">Required when the caller is a system.</param>
/// <param name="Confirmed">Ids of matched reports that are of the same child.</param>
/// <param name="Rejected">Ids of matched reports that are of another child: they do not count for this one again.</param>
/// <param name="Note">How the person knows; at most 2,000 characters.</param>
public sealed record MatchBody(
    ActingPerson? ActingPerson = null, IReadOnlyList<string?>? Confirmed = null, IReadOnlyList<string?>? Rejected = null, string? Note = null)
{
    private const int MostNote = 2_000;

    /// <summary>Every fault at once. Only reports that the item itself names can be decided on.</summary>
    public Refusal? Refused(RepeatFinding repeat)
    {
        var findings = new Findings();
        Known(Confirmed, "/confirmed", repeat, findings);
        Known(Rejected, "/rejected", repeat, findings);
        if ((Confirmed?.Count ?? 0) + (Rejected?.Count ?? 0) == 0)
        {
            findings.Fault("", "no-match-named");
        }
        if ((Confirmed ?? []).Intersect(Rejected ?? []).Any())
        {
            findings.Fault("/rejected", "match-in-both");
        }
        if (Note?.Length > MostNote)
        {
            findings.Fault("/note", "text-too-long", $"{MostNote}");
        }
        return findings.Faults.Count == 0 ? null : new(Refusals.InvalidConfirmation, findings.Faults);
    }

    public MatchConfirmation ToConfirmation(ActingPerson by, Instant at) =>
        new(at, by, Ids(Confirmed), Ids(Rejected), string.IsNullOrWhiteSpace(Note) ? null : Note.Trim());

    private static IReadOnlyList<string> Ids(IReadOnlyList<string?>? said) => [.. (said ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static void Known(IReadOnlyList<string?>? said, string pointer, RepeatFinding repeat, Findings findings)
    {
        if (said?.Count > repeat.Matches.Count)
        {
            findings.Fault(pointer, "too-many-items");
            return;
        }
        for (var i = 0; i < said?.Count; i++)
        {
            if (!repeat.Matches.Any(m => m.ReportId == said[i]))
            {
                findings.Fault($"{pointer}/{i}", "unknown-match");
            }
        }
    }
}
