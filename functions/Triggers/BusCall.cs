using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>A message of Service Bus as the host hands it over.</summary>
/// <param name="Id">The sender's own id of the message, or one that the broker gave it.</param>
/// <param name="Subject">Set by the sender.</param>
/// <param name="Sequence">The broker's number of it, unique in its queue and the same at each delivery.</param>
/// <param name="EnqueuedAt">When the broker took it, UTC, cut to seconds by the host.</param>
/// <param name="Delivery">1 at the first delivery.</param>
/// <param name="Properties">Application properties that are text. The sender sets them: none is trusted before it is verified.</param>
public sealed record BusMessage(
    ReadOnlyMemory<byte> Body, string? Id, string? Subject, long Sequence, Instant EnqueuedAt, int Delivery, IReadOnlyDictionary<string, string> Properties);

/// <summary>
/// The envelope of a Service Bus call. Because the trigger is binary, no property of the body is in Metadata: the broker's own facts there
/// are the broker's (design 4, rule 12). Texts are JSON inside JSON, numbers are text, and the properties are one object.
/// </summary>
public static class BusCall
{
    private sealed record Envelope(Dictionary<string, JsonElement> Data, Dictionary<string, JsonElement> Metadata);

    public static async Task<BusMessage> Read(HttpContext http)
    {
        var envelope = await JsonSerializer.DeserializeAsync<Envelope>(http.Request.Body, PipelineJson.Options, http.RequestAborted)
            ?? throw new JsonException("The host sent no envelope.");
        var metadata = envelope.Metadata;
        return new(
            envelope.Data.Values.Single().GetBytesFromBase64(), Text(metadata, "MessageId"), Text(metadata, "Subject"),
            long.Parse(metadata["SequenceNumber"].GetString()!, CultureInfo.InvariantCulture), Enqueued(metadata["EnqueuedTimeUtc"].GetString()!),
            int.Parse(metadata["DeliveryCount"].GetString()!, CultureInfo.InvariantCulture), Properties(metadata));
    }

    /// <summary>A sender's own text; null also where it holds half a surrogate pair, which says nothing.</summary>
    private static string? Text(Dictionary<string, JsonElement> metadata, string name) =>
        metadata.TryGetValue(name, out var value) && value.GetString() is { } json && JsonSerializer.Deserialize<JsonElement>(json, PipelineJson.Options) is { ValueKind: JsonValueKind.String } text
            ? TextCheck.TextOf(text) : null;

    private static Instant Enqueued(string text) =>
        LocalDateTimePattern.ExtendedIso.Parse(text.TrimEnd('Z')).GetValueOrThrow().InUtc().ToInstant();

    /// <summary>Those that nobody can read are as good as absent: they must not keep the message from being refused.</summary>
    private static Dictionary<string, string> Properties(Dictionary<string, JsonElement> metadata)
    {
        var read = new Dictionary<string, string>();
        if (metadata.TryGetValue("ApplicationProperties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String))
            {
                if (TextCheck.NameOf(property) is { } name && TextCheck.TextOf(property.Value) is { } text)
                {
                    read[name] = text;
                }
            }
        }
        return read;
    }
}
