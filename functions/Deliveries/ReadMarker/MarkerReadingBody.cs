using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>What a duty desk says that markers mean, as it sends it.</summary>
/// <param name="ActingPerson">Required when the caller is a system.</param>
/// <param name="Readings">One for each marker that is read.</param>
/// <param name="Reason">How the person knows: whom they asked; at most 2,000 characters. Required.</param>
public sealed record MarkerReadingBody(ActingPerson? ActingPerson = null, IReadOnlyList<MarkerReadingBody.Reading?>? Readings = null, string? Reason = null)
{
    private const int MostReason = 2_000;
    private const int Most = 20;

    /// <param name="Marker">Id of a marker, as the item lists it.</param>
    /// <param name="With">"people", "all-others", kinds of desks, or ids of desks that the directory knows.</param>
    public sealed record Reading(string? Marker = null, IReadOnlyList<string?>? With = null);

    /// <summary>Every fault at once.</summary>
    public Refusal? Refused(DeskBook desks)
    {
        var findings = new Findings();
        if (string.IsNullOrWhiteSpace(Reason))
        {
            findings.Fault("/reason", "reading-reason-required");
        }
        if (Reason?.Length > MostReason)
        {
            findings.Fault("/reason", "text-too-long", $"{MostReason}");
        }
        if (Readings is null or [])
        {
            findings.Fault("/readings", "no-marker-named");
        }
        else if (Readings.Count > Most)
        {
            findings.Fault("/readings", "too-many-items", $"{Most}");
        }
        else
        {
            for (var i = 0; i < Readings.Count; i++)
            {
                Check(Readings[i] ?? new(), $"/readings/{i}", desks, findings);
            }
        }
        return findings.Faults.Count == 0 ? null : new(Refusals.InvalidMarkerReading, findings.Faults);
    }

    public MarkerReading ToReading(ActingPerson by, Instant at) => new(
        [.. Readings!.Select(r => new MarkerMeant(r!.Marker!.Trim(), [.. r.With!.Select(w => w!.Trim())]))], new(by.Id, by.Name, by.Role), Reason!.Trim(), at);

    private static void Check(Reading reading, string pointer, DeskBook desks, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(reading.Marker))
        {
            findings.Fault($"{pointer}/marker", "unknown-marker");
        }
        if (reading.With is null or [] or { Count: > Most })
        {
            findings.Fault($"{pointer}/with", "unknown-meaning", string.Join(", ", MarkerWords.Answers));
            return;
        }
        for (var i = 0; i < reading.With.Count; i++)
        {
            var word = reading.With[i]?.Trim() ?? "";
            if (!MarkerWords.Answers.Contains(word) && (desks.Desk(word) is null || MarkerWords.Read(word, answered: true).IsUnclear))
            {
                findings.Fault($"{pointer}/with/{i}", "unknown-meaning", string.Join(", ", MarkerWords.Answers));
            }
        }
    }
}
