using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>POST /api/missing-episodes/{id}/events: what happened since, from the sender of the report alone; 202 with a receipt, or every fault.</summary>
public static class RecordEpisodeEvent
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost(EpisodeEvents.Definition.Path, (HttpContext http, string id, SubmitEvent submit) => submit(http, id, MissingEpisodeKind.Definition))
        .WithName(nameof(RecordEpisodeEvent));
}
