using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>
/// GET /api/operations/notices[?page=]: for the auditor, newest first: who may see the content of which item, why and until when, and how often it was
/// shown. The notice stands before any content is.
/// </summary>
public static class ListNotices
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/operations/notices", List).Produces<NoticePage>().WithName(nameof(ListNotices));

    private static async Task<IResult> List(HttpContext http, IOperatorRecords records, ILogger<NoticePage> log, string? page)
    {
        if (await records.Grants(page, http.RequestAborted) is not { } found)
        {
            return Problem.From(QueryValue.UnknownPage, http);
        }
        var shown = found.Show(Notice.Of, g => g.Id).Told(log);
        return TypedResults.Ok(new NoticePage(shown.Items, shown.Next, shown.Unreadable));
    }

    /// <param name="Reads">When content was shown under it, the first fifty times; <paramref name="ReadCount"/> counts all.</param>
    public sealed record Notice(
        string GrantId, string SubjectId, string? Desk, string Principal, string Person, string Reason, Instant GrantedAt, Instant ExpiresAt,
        IReadOnlyList<Instant> Reads, int ReadCount)
    {
        internal static Notice Of(BreakGlassGrant g) => new(
            g.Id, g.SubjectId, g.Desk, g.By, g.Person, g.Reason, Instant.FromUnixTimeMilliseconds(g.At), Instant.FromUnixTimeMilliseconds(g.ExpiresAt), g.Reads, g.ReadCount);
    }

    /// <param name="Unreadable">Ids of notices of this page that cannot be shown.</param>
    public sealed record NoticePage(IReadOnlyList<Notice> Items, string? Next, IReadOnlyList<string>? Unreadable);
}
