using NodaTime;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>The answer to a submission (design 7): every desk with reason, citation and deadline. Instants are UTC.</summary>
public sealed record Receipt(
    string? ReportId, Instant ReceivedAt, bool Duplicate, IReadOnlyList<ReceiptRoute> Routes, IReadOnlyList<ProblemError> Warnings,
    IReadOnlyList<ReceiptText> Advice, IReadOnlyList<ReceiptText> Duties, Instant? ChaseAt, TelephoneConfirmation? TelephoneConfirmation)
{
    /// <param name="withId">False for a preview: an id would say nothing there.</param>
    public static Receipt Of(Report report, bool duplicate, string language, bool withId = true) => new(
        withId ? report.Id : null, report.ReceivedAt, duplicate,
        [.. report.Routes.Where(r => r.IsOfAcceptance()).Select(ReceiptRoute.Of)],
        [.. report.Warnings.Select(w => ProblemError.From(w, language))],
        [.. report.Advice.Select(id => ReceiptText.Of(AdviceTable.Get(id), language))],
        [.. DutyTable.InReceipt(report.Duties).Select(d => ReceiptText.Of(d, language))],
        report.ChaseAt, report.TelephoneConfirmation);
}

/// <param name="Child">Key of the child that the desk hears about; null when it hears of the whole report.</param>
/// <param name="DeadlineRule">The rule that made <paramref name="DueAt"/>, with its citation beside it.</param>
/// <param name="Assumed">This deadline or the decision's rests on a day of which nobody has said what it is; the facts name it.</param>
/// <param name="LateOnArrival">Received after the target had passed: the lateness is the sender's.</param>
public sealed record ReceiptRoute(
    string Desk, string? Child, RouteRole Role, string Reason, string RuleId, string Citation, Instant? Target, Instant DueAt,
    string DeadlineRule, string DeadlineCitation, bool LateOnArrival, bool ShortNotice, bool Assumed, Instant? DecisionDueAt,
    Instant? ReturnInterviewDueAt, IReadOnlyList<DeadlineStep> Steps, IReadOnlyList<CalendarFact> CalendarFacts)
{
    public static ReceiptRoute Of(Route route) => new(
        route.Desk, route.ChildKey, route.Role, route.Reason, route.RuleId, route.Citation, route.Deadline.Target, route.Deadline.DueAt,
        route.Deadline.RuleId, route.Deadline.Citation, route.Deadline.LateOnArrival, route.Deadline.ShortNotice, route.Deadline.Assumed || route.Decision is { Assumed: true },
        route.Decision?.DueAt, route.ReturnInterviewDueAt, route.Deadline.Steps, [.. route.Deadline.CalendarFacts, .. route.Decision?.CalendarFacts ?? []]);
}

/// <summary>An advice or duty with its text in the caller's language and its source.</summary>
public sealed record ReceiptText(string Code, string Text, string Source)
{
    public static ReceiptText Of(Duty duty, string language) => new(duty.Id, language == "cy" ? duty.TextCy : duty.TextEn, duty.Source);
}
