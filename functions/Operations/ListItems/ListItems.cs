using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// GET /api/operations/items?view=NAME[&amp;page=]: what needs an operator: stuck, poisoned, rejected, at a duty desk, breached, given back by a channel.
/// Ids, desks, times and codes; no content (design 8).
/// </summary>
public static class ListItems
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/operations/items", List).Produces<ItemPage>().WithName(nameof(ListItems));

    private static async Task<IResult> List(HttpContext http, IOperatorViews views, string? view, string? page)
    {
        if (OperatorViews.Find(view) is not { } known)
        {
            return Problem.From(new(Refusals.InvalidQuery, new Finding("/view", "unknown-view", OperatorViews.Names)), http);
        }
        if (await views.List(known, page, http.RequestAborted) is not { } found)
        {
            return Problem.From(QueryValue.UnknownPage, http);
        }
        return TypedResults.Ok(new ItemPage(found.Items, found.Next));
    }

    /// <summary>One page of a view; <paramref name="Next"/> goes into the query parameter <c>page</c>. A page may be short and still have a next one.</summary>
    public sealed record ItemPage(IReadOnlyList<OperatorItem> Items, string? Next);
}
