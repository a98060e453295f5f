using Safeguarding.Directory;

namespace Safeguarding.SelfService;

/// <summary>
/// POST /api/closures: "closed today", for one or more dates, by the school's own desk or its authority's education desk. New reports are routed by
/// it, and open deadlines of the school are recomputed, never earlier than now (design 6). Idempotent.
/// </summary>
public static class AnnounceClosure
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/closures", (HttpContext http, ClosureAction closing) => closing.Run(http, "announce-closure",
            (closures, days, by, at) => closures.Announced(days.Dates.Select(d => new Closure(d, days.Reason, days.Said, by, at)))))
        .Accepts<ClosureBody>("application/json")
        .WithName(nameof(AnnounceClosure));
}
