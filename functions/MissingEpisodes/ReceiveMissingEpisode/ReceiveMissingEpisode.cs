using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>POST /api/missing-episodes: 202 with a receipt, or a problem that names every fault.</summary>
public static class ReceiveMissingEpisode
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost(MissingEpisodeKind.Definition.Path, (HttpContext http, Submit submit) => submit(http, MissingEpisodeKind.Definition))
        .WithName(nameof(ReceiveMissingEpisode));
}
