namespace Safeguarding.SelfService;

/// <summary>
/// POST /api/closures/withdrawal: the school is open after all on these dates. The imported calendar speaks again, and open deadlines are
/// recomputed, never earlier than now (design 6). Idempotent.
/// </summary>
public static class WithdrawClosure
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/api/closures/withdrawal", (HttpContext http, ClosureAction closing) => closing.Run(http, "withdraw-closure",
            (closures, days, by, at) => closures.Withdrawn([.. days.Dates], by, at)))
        .Accepts<ClosureBody>("application/json")
        .WithName(nameof(WithdrawClosure));
}
