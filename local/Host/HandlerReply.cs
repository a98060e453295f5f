using System.Text.Json;

namespace Safeguarding.Local.Host;

/// <summary>What the host makes of the app's answer to a default invocation.</summary>
internal sealed record HandlerReply(string? Error, bool NeverCompletes, IReadOnlyList<string> Logs)
{
    private const string Invalid = "Invalid HttpResponseMessage: ";

    public static HandlerReply Read(HttpResponseMessage answer, string body)
    {
        if (!answer.IsSuccessStatusCode)
        {
            return Failed($"the app answered {(int)answer.StatusCode}.");
        }

        if (string.IsNullOrWhiteSpace(body) || body.Trim() == "null")
        {
            // A fault of the real host: it waits for a result that never comes.
            return new HandlerReply(null, true, []);
        }

        return answer.Content.Headers.ContentType?.MediaType == "application/json"
            ? ReadJson(body)
            : Failed(Invalid + "the content type is not application/json.");
    }

    private static HandlerReply ReadJson(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? ReadObject(json.RootElement)
                : Failed(Invalid + "the body is not a JSON object.");
        }
        catch (JsonException)
        {
            return Failed(Invalid + "the body is not JSON.");
        }
    }

    private static HandlerReply ReadObject(JsonElement root)
    {
        var logs = root.EnumerateObject().FirstOrDefault(property => property.Name.Equals("Logs", StringComparison.OrdinalIgnoreCase)).Value;
        return logs.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => new HandlerReply(null, false, []),
            JsonValueKind.Array => new HandlerReply(null, false, [.. logs.EnumerateArray().Select(line => line.ToString())]),
            _ => Failed(Invalid + "Logs is not an array."),
        };
    }

    private static HandlerReply Failed(string error) => new(error, false, []);
}
