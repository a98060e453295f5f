using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/reports/{id}/routes: the sender answers "route needed" by naming the right desk or school for one child of its own report. The answer
/// closes the question, and the same steps follow as after a redirection. Asked to confirm a school, it names the same one or another.
/// </summary>
public static class AnswerRoute
{
    /// <param name="Child">Key of the child; absent where the question is about the whole report.</param>
    public sealed record Answer(string? Child, string? Desk, string? School, ActingPerson? ActingPerson);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/reports/{id}/routes", Respond)
        .WithName(nameof(AnswerRoute));

    private static async Task<IResult> Respond(
        HttpContext http, string id, IReportStore reports, IDeliveryStore deliveries, RouteAnswers answers, IWorkQueues queues, IDirectory directory,
        ReportIds ids, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        var report = ReportIds.IsId(id) ? await reports.Find(id, id, stop) : null;
        if (report is null || report.SenderId != caller.SenderId)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var body = await DeskAction.Body<Answer>(http);
        var said = body.Said;
        var (named, unknown) = NamedDesk.Find((await directory.Current(stop)).Desks, ("/desk", said.Desk), ("/school", said.School));
        if (body.Refused(Refusals.InvalidBody, unknown ?? (named is null ? NamedDesk.Missing("/desk") : null), Nobody(caller, said.ActingPerson)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var questions = report.Routes.Where(r => NextRound.IsQuestion(r.Role) && r.ChildKey == said.Child).ToList();
        if ((questions.LastOrDefault(r => r.Desk == report.SenderId) ?? questions.LastOrDefault()) is not { } asked)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var now = clock.GetCurrentInstant();
        var person = DeskAction.Person(caller, said.ActingPerson) ?? new ActingPerson(caller.PrincipalId, null, null);
        await audit.Append(AuditEntry.By(caller, report.Id, "answer-route", now), stop);
        var answer = new Redirection(person, "answered", named!.Id);
        var question = ids.Delivery(report.Id, asked.Desk, asked.ChildKey, asked.Cause);
        if (asked.Role == RouteRole.RouteNeeded)
        {
            var found = await deliveries.Find(question, asked.Desk, stop) ?? throw new MissingDocumentException(question);
            return (await answers.Give(found, answer, now, stop)).Match(d => TypedResults.Ok(DeliverySummary.Of(d, now)), refused => Problem.From(refused, http));
        }
        var confirmed = await SchoolConfirmed.By(answer, report, asked, ids, deliveries, queues, now, stop);
        var closed = await deliveries.Update(question, asked.Desk, d => confirmed
            ? DeliverySteps.Acknowledged(d, person, null, now)
            : DeliverySteps.Redirected(d, answer, d.View, now), stop);
        await DeskAction.WakeWorker(closed, queues, stop);
        return closed.Redirection is { } stands && stands.SuggestedDesk != named.Id ? Problem.From(new(Refusals.AlreadyAnswered) { Names = stands.SuggestedDesk }, http)
            : (confirmed ? closed.AcknowledgedAt : closed.RedirectedAt) is null ? Problem.From(new(Refusals.AlreadyClosed), http)
            : TypedResults.Ok(DeliverySummary.Of(closed, now));
    }

    /// <summary>Who answers may be left out: then it is the system that sends. One who is named is named as anywhere.</summary>
    private static Refusal? Nobody(Caller caller, ActingPerson? said) => said is null ? null : DeskAction.Unnamed(caller, said);
}
