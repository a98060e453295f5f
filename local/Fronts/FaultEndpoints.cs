using System.Text.Json;
using System.Text.Json.Serialization;

namespace Safeguarding.Local.Fronts;

/// <summary>
/// Faults on demand over HTTP, on the front's own port: no storage account or Cosmos DB path starts with "_front".
/// </summary>
internal static class FaultEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static void MapFaults(this IEndpointRouteBuilder routes, FaultRules faults)
    {
        routes.MapGet("/_front/faults", () => Results.Json(faults.Active.Select(View), Json));
        routes.MapDelete("/_front/faults", faults.Clear);
        routes.MapDelete("/_front/faults/{id:int}", (int id) => Remove(faults, id));
        routes.MapPost("/_front/faults", async (HttpRequest request) =>
        {
            try
            {
                var rule = await JsonSerializer.DeserializeAsync<FaultRule>(request.Body, Json, request.HttpContext.RequestAborted);
                return Results.Json(View(faults.Add(rule ?? new FaultRule())), Json, statusCode: StatusCodes.Status201Created);
            }
            catch (JsonException error)
            {
                return Results.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest);
            }
        });
    }

    private static IResult Remove(FaultRules faults, int id)
    {
        if (faults.Active.FirstOrDefault(fault => fault.Id == id) is not { } found)
        {
            return Results.NotFound();
        }

        found.Dispose();
        return Results.NoContent();
    }

    private static object View(ActiveFault fault) => new { fault.Id, fault.Hits, fault.Rule };
}
