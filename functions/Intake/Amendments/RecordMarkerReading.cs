using System.Text.Json;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// What a person said that markers mean, recorded as an amendment of the report by the pipeline: what was written stays as it is, beside it stands what it
/// means, and every view is written anew by it.
/// </summary>
public sealed class RecordMarkerReading(IReportStore reports, AcceptAmendment accept, ReportIds ids)
{
    public async Task<Outcome<Report>> Record(string reportId, MarkerReading reading, CancellationToken stop)
    {
        var report = await reports.Find(reportId, reportId, stop) ?? throw new MissingDocumentException(reportId);
        var hash = CanonicalJson.Hash(JsonSerializer.SerializeToElement(reading.Readings, PipelineJson.Options));
        var amendment = new ReportAmendment
        {
            // Whether it says anything new is seen by what was said before, so an earlier reading can be said again after another one.
            Id = ids.Amendment(report.Id, $"marker-reading:{reading.At.ToUnixTimeMilliseconds()}:{hash}"),
            Number = 0,
            Type = AmendmentType.ReadMarker,
            ContentHash = hash,
            ReceivedAt = reading.At,
            Reason = reading.Reason,
            By = reading.By,
        };
        var accepted = await accept.Accept(report, new(amendment, null, Strict: false) { Readings = reading.Readings }, null, stop);
        return accepted.Refusal is { } refusal ? refusal : accepted.Value!.Report;
    }

    internal static void Check(Report report, IReadOnlyList<MarkerMeant> readings, Findings findings)
    {
        var known = PlacedMarker.Of(report).Select(m => m.Id).ToHashSet();
        for (var i = 0; i < readings.Count; i++)
        {
            if (!known.Contains(readings[i].Marker))
            {
                findings.Fault($"/readings/{i}/marker", "unknown-marker");
            }
        }
    }

    /// <summary>The last word on a marker counts.</summary>
    internal static IReadOnlyList<MarkerMeant> Replaced(IReadOnlyList<MarkerMeant> before, IReadOnlyList<MarkerMeant> said) =>
        [.. before.Concat(said).GroupBy(r => r.Marker, StringComparer.Ordinal).Select(g => g.Last())];

    /// <summary>The same was said before.</summary>
    internal static bool SaysNothingNew(IReadOnlyList<MarkerMeant> before, IReadOnlyList<MarkerMeant> said) =>
        said.All(s => before.Any(b => b.Marker == s.Marker && b.With.SequenceEqual(s.With)));
}
