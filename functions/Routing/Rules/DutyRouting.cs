using NodaTime;

namespace Safeguarding.Routing;

/// <summary>The route of a duty that names who must hear, to one desk beside all others.</summary>
public static class DutyRouting
{
    /// <summary>Stands for the desk of the police force where the child is.</summary>
    public const string Force = "police";

    /// <param name="duty">Id of the duty: it is the route's reason.</param>
    /// <param name="named">
    /// The desk that must hear, by its id or <see cref="Force"/>; where the directory does not know it, <paramref name="otherwise"/> finds the way
    /// (design rule 8).
    /// </param>
    /// <param name="urgency">The report's own; a duty to act quickly is never slower than prompt.</param>
    /// <param name="sender">A desk of the organisation that sent the report is not told what it said itself.</param>
    /// <param name="nearest">Authorities in the order in which one of them says which force it is.</param>
    public static IEnumerable<Route> Routes(
        DeskBook book, string duty, string citation, string named, Desk otherwise, Urgency urgency, Instant receivedAt, string sender = "",
        params IReadOnlyList<string?> nearest)
    {
        var rule = new RoutingRule($"duty.{duty}", duty, citation);
        var atLeastPrompt = urgency == Urgency.Immediate ? Urgency.Immediate : Urgency.Prompt;
        var desk = named == Force ? nearest.Select(book.Police).FirstOrDefault(d => d is not null) : book.Desk(named);
        return desk is null ? DeskRouting.Routes(book, rule, otherwise, RouteRole.Resolver, atLeastPrompt, receivedAt)
            : desk.Organisation == sender ? []
            : DeskRouting.Routes(book, rule, desk, RouteRole.Informed, atLeastPrompt, receivedAt);
    }
}
