using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// The first who names the right desk for a child wins, whoever of those asked it is: the answer is written into the report, the one document that they
/// have in common, before anything follows from it. Cut after that, the report's worker carries it out.
/// </summary>
public sealed class RouteAnswers(IReportStore reports, IDeliveryStore deliveries, IWorkQueues queues, ReportIds ids)
{
    /// <param name="question">A delivery that asks for the right desk.</param>
    /// <returns>The question as its desk now sees it, or that another desk stands, which is named.</returns>
    public async Task<Outcome<Delivery>> Give(Delivery question, Redirection answer, Instant at, CancellationToken stop)
    {
        RouteAnswer? given = null;
        var report = await reports.Update(question.ReportId, question.ReportId, r =>
        {
            given = Of(r, question, answer, at);
            return question.StoodDownAt is null ? r.Answered(given) : null;
        }, stop);
        if (report.Answers.FirstOrDefault(given!.IsOfSameQuestion) is not { } stands)
        {
            return new Refusal(Refusals.AlreadyClosed);
        }
        if (stands.Named != given.Named)
        {
            return new Refusal(Refusals.AlreadyAnswered) { Names = stands.Named };
        }
        var closed = await Carry(stands, stop);
        return stands.DeliveryId == question.Id ? closed : question;
    }

    /// <summary>Carries out what was answered and not carried out yet; again is the same.</summary>
    public async Task Run(Report report, CancellationToken stop)
    {
        foreach (var answer in report.Answers.Skip(report.AnswersApplied))
        {
            await Carry(answer, stop);
        }
    }

    private async Task<Delivery> Carry(RouteAnswer answer, CancellationToken stop)
    {
        var said = new Redirection(new(answer.By.Id, answer.By.Name, answer.By.Role), answer.Reason, answer.Named);
        var closed = await deliveries.Update(answer.DeliveryId, answer.Asked, d => DeliverySteps.Answered(d, said, answer.At), stop);
        await DeskAction.WakeWorker(closed, queues, stop);
        return closed;
    }

    private RouteAnswer Of(Report report, Delivery question, Redirection answer, Instant at) =>
        new(question.ChildKey, RouteInForce.ByDelivery(report, ids)[question.Id].Round, question.RecipientId, question.Id, answer.SuggestedDesk!, at)
        {
            By = new(answer.By.Id, answer.By.Name, answer.By.Role),
            Reason = answer.Reason,
        };
}
