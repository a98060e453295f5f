using Safeguarding.Directory;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>GET /api/directory/imports/{id}: what an import did, or that it was cut off and should be sent again.</summary>
public static class GetDirectoryImport
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/api/directory/imports/{id}", Get)
        .Produces<ImportAnswer>()
        .WithName(nameof(GetDirectoryImport));

    private static async Task<IResult> Get(HttpContext http, string id, ImportPublishedFile imports) =>
        ImportDirectory.IsPlain(id) && await imports.Find(id, http.RequestAborted) is { } result ? ImportAnswer.Plain(result, http) : Problem.From(new(Refusals.NotFound), http);
}
