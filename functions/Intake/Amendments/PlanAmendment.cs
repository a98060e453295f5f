using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>What one write of a report's document would say.</summary>
/// <param name="Changed">Null when there is nothing to write.</param>
/// <param name="Amendment">As it is stored, or was stored before; null beside a refusal.</param>
internal sealed record PlannedAmendment(Report? Changed, ReportAmendment? Amendment, Refusal? Refused = null);

/// <summary>
/// Pure but for the ids' key: an asked amendment and a report as it is stored, to the report as it would be stored. It depends on nothing else that is
/// stored, so it can be planned again whenever the report has changed meanwhile.
/// </summary>
internal sealed class PlanAmendment(ReportKind kind, DirectorySnapshot directory, ReportIds ids)
{
    /// <param name="readBefore">Who had read what the amendment hides, if it is known by now.</param>
    public PlannedAmendment Plan(Report report, AskedAmendment asked, params IReadOnlyList<ReadBefore> readBefore)
    {
        if (report.Amendments.FirstOrDefault(a => a.Id == asked.Amendment.Id) is { } known)
        {
            return known.ContentHash == asked.Amendment.ContentHash ? new(null, known) : new(null, null, new(Refusals.AmendmentConflict) { Names = known.Id });
        }
        if (report.WithdrawnAt is not null)
        {
            return new(null, null, new(Refusals.ReportWithdrawn));
        }
        var findings = new Findings();
        var content = AmendedContent.Of(report.AsAmended(), asked, kind, ids, findings);
        return content.Refusal is { } refusal ? new(null, null, refusal)
            : asked.Readings is { } readings && RecordMarkerReading.SaysNothingNew(report.MarkerReadings, readings) ? new(null, asked.Amendment)
            : Plan(report, asked, content.Value!, findings.Warnings, readBefore);
    }

    private PlannedAmendment Plan(Report report, AskedAmendment asked, ContentInForce content, IReadOnlyList<Finding> found, IReadOnlyList<ReadBefore> readBefore)
    {
        var at = asked.Amendment.ReceivedAt;
        var number = report.Amendments.Count + 1;
        var before = new RoutesByContent(report.AsAmended(), kind, directory);
        report = report with { MarkerReadings = RecordMarkerReading.Replaced(report.MarkerReadings, asked.Readings ?? []) };
        var routed = new RoutesByContent((report with { InForce = content }).AsAmended(), kind, directory).At(at);
        content = content with { Duties = asked.Amendment.Type == AmendmentType.Withdraw ? content.Duties : routed.Duties };
        var after = new RoutesByContent((report with { InForce = content }).AsAmended(), kind, directory);
        var withdrawal = asked.Amendment.Type == AmendmentType.Withdraw ? new RouteWithdrawal(before, after, kind, ids, asked.Amendment, number) : null;
        var plan = withdrawal?.Route() ?? new RouteAmendment(before, after, kind, ids, number, at, asked.Readings is not null).Route();
        IReadOnlyList<DeliveryEffect> effects = [.. plan.Effects, .. new BoundViews(before, after, kind, ids, at, asked.Readings is not null).Rewritten(plan.Effects)];
        IEnumerable<Route> readers = effects.Any(e => e.Hides) ? new BoundViews(before, after, kind, ids, at).ToTellWhoHadRead(number, report.Routes.Max(r => r.Round) + 1, effects.All(e => !e.Hides || e.ForDeskAlone)) : [];
        var amendment = asked.Amendment with
        {
            Number = number,
            Warnings = New(asked.Amendment.Warnings, [.. found, .. withdrawal is null ? routed.Warnings : []], report),
            Advice = withdrawal is null ? [.. routed.Advice.Except(before.At(at).Advice)] : [],
            Duties = [.. content.Duties.Except(report.AsAmended().Duties)],
            Effects = effects,
            ReadBefore = readBefore,
        };
        var changed = report.Amended(amendment, content, [.. plan.Routes, .. readers], withdrawal?.IsWhole == true);
        return Bounded(asked, amendment, changed);
    }

    private static PlannedAmendment Bounded(AskedAmendment asked, ReportAmendment amendment, Report changed) =>
        IsOneTooMany(changed, amendment) || !DocumentRoom.Holds(changed) ? new(null, null, new(Refusals.TooManyAmendments))
        : asked.Strict && amendment.Warnings.Count > 0 ? new(null, null, new(Refusals.InvalidAmendment, [.. amendment.Warnings.Select(w => AmendedContent.ByKey(w, changed.InForce!.Children))]))
        : new(changed, amendment);

    /// <summary>The sender's and the duty desk's are counted apart: neither can keep the other from saying what must be said.</summary>
    private static bool IsOneTooMany(Report changed, ReportAmendment amendment) =>
        changed.Amendments.Count(a => (a.Type == AmendmentType.ReadMarker) == (amendment.Type == AmendmentType.ReadMarker)) > Limits.Value(LimitIds.MostAmendments);

    /// <summary>What the sender was told of this report before is not told again.</summary>
    private static IReadOnlyList<Finding> New(IReadOnlyList<Finding> ofTheEnvelope, IReadOnlyList<Finding> ofTheContent, Report report) =>
        [.. ofTheEnvelope, .. ofTheContent.Except([.. report.Warnings, .. report.Amendments.SelectMany(a => a.Warnings)]).Take(Findings.Most)];
}
