using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// POST /api/deliveries/{id}/redirection: "not ours". The content is closed at this desk in the same write, and whoever is right is found:
/// at once when the desk names one that the directory knows. Idempotent; an acknowledgement that came first wins.
/// </summary>
public static class RedirectDelivery
{
    /// <param name="Reason">In a few words, at most 500 characters.</param>
    /// <param name="SuggestedDesk">Id of the desk that is right, if known.</param>
    /// <param name="SuggestedSchool">Or the number of the right school.</param>
    public sealed record NotOurs(ActingPerson? ActingPerson, string? Reason, string? SuggestedDesk, string? SuggestedSchool);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/deliveries/{id}/redirection", Redirect)
        .WithName(nameof(RedirectDelivery));

    private static async Task<IResult> Redirect(
        HttpContext http, string id, IDeliveryStore deliveries, RouteAnswers answers, IWorkQueues queues, IDirectory directory, IAuditLog audit, IClock clock)
    {
        var caller = http.Caller();
        var stop = http.RequestAborted;
        if (await OwnDelivery.Find(caller, id, deliveries, stop) is not { } delivery)
        {
            return Problem.From(new(Refusals.NotFound), http);
        }
        var body = await DeskAction.Body<NotOurs>(http);
        var said = body.Said;
        var suggested = NamedDesk.Find((await directory.Current(stop)).Desks, ("/suggestedDesk", said.SuggestedDesk), ("/suggestedSchool", said.SuggestedSchool));
        if ((body.Refused(Refusals.InvalidBody, suggested.Unknown, DeskAction.Unnamed(caller, said.ActingPerson)) ?? Check(delivery, suggested.Desk)) is { } refusal)
        {
            return Problem.From(refusal, http);
        }
        var reason = (said.Reason ?? "").Trim();
        var redirection = new Redirection(DeskAction.Person(caller, said.ActingPerson)!, reason.Length <= 500 ? reason : reason[..500], suggested.Desk?.Id);
        var now = clock.GetCurrentInstant();
        await audit.Append(AuditEntry.By(caller, delivery.Id, "redirect", now), stop);
        if (delivery.Role == RouteRole.RouteNeeded)
        {
            return (await answers.Give(delivery, redirection, now, stop)).Match(
                answered => DeskWording.Answer(answered, now, http, ("/reason", redirection.Reason)), refused => Problem.From(refused, http));
        }
        delivery = await deliveries.Update(delivery.Id, delivery.RecipientId, d => DeliverySteps.Redirected(d, redirection, DeskAction.ClosedView, now), stop);
        if (delivery.Redirection is not { } stands)
        {
            return Problem.From(new(Refusals.AlreadyClosed), http);
        }
        if (stands.SuggestedDesk != redirection.SuggestedDesk)
        {
            return Problem.From(new(Refusals.AlreadyAnswered) { Names = stands.SuggestedDesk }, http);
        }
        await DeskAction.WakeWorker(delivery, queues, stop);
        return DeskWording.Answer(delivery, now, http, ("/reason", redirection.Reason));
    }

    /// <summary>A desk whose work it is to find the right one must name it; any other may say "not ours" without knowing whose.</summary>
    private static Refusal? Check(Delivery delivery, Desk? suggested) =>
        delivery.Role is null or RouteRole.Withdrawn or RouteRole.ReadBefore or RouteRole.MarkerToRead ? new(Refusals.NothingToRedirect)
        : delivery.RedirectedAt is null && delivery.Closed && delivery.Role != RouteRole.RouteNeeded ? new(Refusals.AlreadyClosed)
        : NextRound.Resolves(delivery.Role) && suggested is null ? NamedDesk.Missing("/suggestedDesk")
        : null;
}
