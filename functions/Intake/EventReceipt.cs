using NodaTime;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The answer to an event: every desk that hears of it with reason and deadline. Nothing here comes from another report. Instants are UTC.</summary>
public sealed record EventReceipt(
    string ReportId, string EventId, string Type, Instant At, Instant ReceivedAt, bool Duplicate, IReadOnlyList<ReceiptRoute> Routes,
    Instant? ReturnInterviewDueAt, IReadOnlyList<ProblemError> Warnings, IReadOnlyList<ReceiptText> Advice)
{
    public static EventReceipt Of(RecordedEvent recorded, string language)
    {
        var happened = recorded.Event;
        return new(
            recorded.Report.Id, happened.Id, happened.Type, happened.At, happened.ReceivedAt, recorded.Duplicate,
            [.. recorded.Report.Routes.Where(r => r.EventId == happened.Id && r.RedirectedFrom is null).Select(ReceiptRoute.Of)],
            happened.ReturnInterviewDueAt,
            [.. happened.Warnings.Select(w => ProblemError.From(w, language))],
            [.. happened.Advice.Select(id => ReceiptText.Of(AdviceTable.Get(id), language))]);
    }
}
