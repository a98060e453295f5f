using NodaTime;

namespace Safeguarding.Routing;

/// <summary>The route of a duty that the guidance states with "must", to one named desk beside all others.</summary>
public static class DutyRouting
{
    /// <param name="duty">Id of the duty: it is the route's reason.</param>
    /// <param name="named">The desk that must hear; where the directory does not know it, <paramref name="otherwise"/> finds the way (design rule 8).</param>
    /// <param name="urgency">The report's own; a duty to act quickly is never slower than prompt.</param>
    public static IEnumerable<Route> Routes(
        DeskBook book, string duty, string citation, string named, Desk otherwise, Urgency urgency, Instant receivedAt)
    {
        var rule = new RoutingRule($"duty.{duty}", duty, citation);
        var atLeastPrompt = urgency == Urgency.Immediate ? Urgency.Immediate : Urgency.Prompt;
        return book.Desk(named) is { } desk
            ? DeskRouting.Routes(book, rule, desk, RouteRole.Informed, atLeastPrompt, receivedAt)
            : DeskRouting.Routes(book, rule, otherwise, RouteRole.Resolver, atLeastPrompt, receivedAt);
    }
}
