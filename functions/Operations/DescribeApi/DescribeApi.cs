using Microsoft.OpenApi;

namespace Safeguarding.Operations;

/// <summary>GET /api/openapi.json: OpenAPI 3.1 of every endpoint that a sender or a desk uses.</summary>
public static class DescribeApi
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.AddDocumentTransformer<ApiDescription>();
    });

    public static void Map(IEndpointRouteBuilder app) => app.MapOpenApi("/api/openapi.json").WithName(nameof(DescribeApi));
}
