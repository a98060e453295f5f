using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>POST /api/encompass-notifications: 202 with a receipt, or a problem that names every fault.</summary>
public static class ReceiveEncompassNotification
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost(EncompassKind.Definition.Path, (HttpContext http, Submit submit) => submit(http, EncompassKind.Definition))
        .WithName(nameof(ReceiveEncompassNotification));
}
