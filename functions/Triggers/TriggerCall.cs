using System.Text;
using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>
/// The envelope of a queue or timer call (custom handler contract): POST /FunctionName with {"Data":{...},"Metadata":{...}}.
/// Metadata is not read: a queue message could set it. Service Bus messages are read by <see cref="BusCall"/>.
/// </summary>
public static class TriggerCall
{
    private sealed record Envelope(Dictionary<string, JsonElement> Data);

    /// <summary>The message of a binary queue trigger: its one data value is base64 of the message's bytes.</summary>
    /// <returns>Null when it is no UTF-8 text at all; such a message can only be poison.</returns>
    public static async Task<string?> Message(HttpContext http)
    {
        var envelope = await JsonSerializer.DeserializeAsync<Envelope>(http.Request.Body, PipelineJson.Options, http.RequestAborted)
            ?? throw new JsonException("The host sent no envelope.");
        var bytes = envelope.Data.Values.Single().GetBytesFromBase64();
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>
    /// Maps a trigger's path. An outside caller cannot reach it, because the host adds "/api" to every outside route; a request that
    /// carries the marks of proxying is nevertheless answered as if the path did not exist.
    /// </summary>
    /// <param name="work">Completes the message by returning; an exception redelivers it.</param>
    public static void MapTrigger(this IEndpointRouteBuilder app, string function, Func<HttpContext, Task> work) => app
        .MapPost($"/{function}", async (HttpContext http) =>
        {
            if (CameFromOutside(http.Request))
            {
                return Results.NotFound();
            }
            await work(http);
            return Done;
        })
        .WithName(function)
        .ExcludeFromDescription()
        .AllowAnonymous()
        .WithMetadata(new TriggerEndpoint());

    /// <summary>The only good answer to the host: an empty body, 204 or null would hang the invocation until it is killed.</summary>
    private static IResult Done => TypedResults.Json(new { Outputs = new { }, ReturnValue = (object?)null, Logs = Array.Empty<string>() },
        new JsonSerializerOptions { PropertyNamingPolicy = null });

    private static bool CameFromOutside(HttpRequest request) =>
        request.Headers.ContainsKey("X-Forwarded-Host") || request.Headers.ContainsKey("x-ms-invocation-id");
}

/// <summary>Marks an endpoint that only the host calls: it needs no token, and no outside caller can reach it.</summary>
public sealed record TriggerEndpoint;
