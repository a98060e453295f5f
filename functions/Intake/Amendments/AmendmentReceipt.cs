using NodaTime;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// The answer to an amendment: every desk that hears of it with reason and deadline, what becomes of items that stand already, and which desks had read
/// what is hidden now. Nothing here comes from another report. Instants are UTC.
/// </summary>
/// <param name="Number">The amendment's place among those of the report, from 1; its deliveries have the cause `amendment:number`.</param>
/// <param name="Changed">Earlier items and what happens to them.</param>
/// <param name="ReadBefore">Desks and times, no persons; the desk that decides, or the duty desk, is told who.</param>
public sealed record AmendmentReceipt(
    string ReportId, string AmendmentId, int Number, AmendmentType Type, string? Child, Instant ReceivedAt, bool Duplicate,
    IReadOnlyList<ReceiptRoute> Routes, IReadOnlyList<ChangedItem> Changed, IReadOnlyList<ReadAtDesk> ReadBefore, IReadOnlyList<ProblemError> Warnings,
    IReadOnlyList<ReceiptText> Advice, IReadOnlyList<ReceiptText> Duties)
{
    public static AmendmentReceipt Of(AcceptedAmendment accepted, string language)
    {
        var (report, amendment) = (accepted.Report, accepted.Amendment);
        return new(
            report.Id, amendment.Id, amendment.Number, amendment.Type, amendment.Child, amendment.ReceivedAt, accepted.Duplicate,
            [.. report.RoutesForSender().Where(r => r.Amendment == amendment.Number).Select(ReceiptRoute.Of)],
            [.. amendment.Effects.Where(e => !e.ForDeskAlone).Select(e => new ChangedItem(e.Desk, e.Child, e.DeliveryId, e.Kind))],
            [.. amendment.ReadBefore.Where(r => !amendment.Effects.Any(e => e.ForDeskAlone && e.DeliveryId == r.DeliveryId)).Select(r => new ReadAtDesk(r.Desk, r.At))],
            [.. amendment.Warnings.Select(w => ProblemError.From(AmendedContent.ByKey(w, report.InForce!.Children), language))],
            [.. amendment.Advice.Select(id => ReceiptText.Of(AdviceTable.Get(id), language))],
            [.. DutyTable.InReceipt(amendment.Duties).Select(d => ReceiptText.Of(d, language))]);
    }
}

/// <summary>An earlier item of a desk and what the amendment does to it.</summary>
public sealed record ChangedItem(string Desk, string? Child, string DeliveryId, EffectKind Effect);

/// <summary>A desk read an item before it was hidden.</summary>
public sealed record ReadAtDesk(string Desk, Instant At);
