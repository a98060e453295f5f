using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>Adds to the generated document what the endpoints' signatures cannot say: each kind's fields, the answers and the token.</summary>
internal sealed class ApiDescription(IEnumerable<ReportKind> kinds) : IOpenApiDocumentTransformer
{
    private const string Bearer = "bearer";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new()
        {
            Title = "Safeguarding reporting pipeline",
            Version = "1",
            Description = "Referrals, missing episodes and Operation Encompass notifications, to the right desk by its deadline.",
        };
        // Behind the Functions host the app's own address means nothing to a caller.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, BearerFormat = "JWT" },
        };
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations?.Values.ToList() ?? [])
            {
                Describe(path, operation, document);
            }
        }
        return Task.CompletedTask;
    }

    private void Describe(string path, OpenApiOperation operation, OpenApiDocument document)
    {
        var kind = kinds.FirstOrDefault(k => k.Path == path);
        var events = kinds.Select(k => k.Events).FirstOrDefault(e => e?.Path == path);
        var fields = kind?.Fields ?? events?.Fields ?? (path == AmendReport.Path ? AmendmentFields.All : null);
        if (fields is not null || path == "/api/routing-previews")
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = fields is null ? AnyKind() : FieldSchema.Of(fields) } },
            };
        }
        if (operation.OperationId == nameof(ImportDirectory))
        {
            operation.RequestBody = PublishedFile();
        }
        operation.Responses ??= [];
        if (fields is not null)
        {
            operation.Responses.Remove("200");
            operation.Responses["202"] = new OpenApiResponse { Description = "Accepted: a receipt with each desk, the reason and the deadline." };
        }
        if (!RoleTable.Anonymous.Contains(operation.OperationId ?? ""))
        {
            operation.Responses["4XX"] = new OpenApiResponse { Description = "RFC 9457 problem that names every fault." };
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }
        operation.Responses["503"] = new OpenApiResponse { Description = "Nothing was stored: send it again after Retry-After." };
    }

    private static OpenApiRequestBody PublishedFile() => new()
    {
        Required = true,
        Description = "One published file, whose form the query names: " + string.Join("; ", ImportShapes.All.Select(s => $"{s.Name} ({s.MediaType}): {s.Source}")),
        Content = ImportShapes.All.Select(s => s.MediaType).Distinct()
            .ToDictionary(m => m, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
    };

    private OpenApiSchema AnyKind() => new() { OneOf = [.. kinds.Select(k => (IOpenApiSchema)FieldSchema.Of(k.Fields))] };
}
