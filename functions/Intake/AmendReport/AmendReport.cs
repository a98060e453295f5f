namespace Safeguarding.Intake;

/// <summary>
/// POST /api/reports/{id}/amendments[?strict=true]: corrects, adds to or withdraws a report or one of its children, by its sender alone; 202 with a
/// receipt, or every fault. Idempotent by reference, like a report.
/// </summary>
public static class AmendReport
{
    public const string Path = "/api/reports/{id}/amendments";

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost(Path, (HttpContext http, string id, SubmitAmendment submit) => submit.FromHttp(http, id))
        .WithName(nameof(AmendReport));
}
