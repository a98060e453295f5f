using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;

namespace Safeguarding.Local.Host;

/// <summary>A storage-queue message in the shape in which the host hands it to the app.</summary>
internal static class QueueMessages
{
    /// <returns>Null when the message is not what the encoding promises: it goes straight to the poison queue.</returns>
    public static byte[]? Decode(QueueMessage message, QueueSettings settings)
    {
        var text = message.Body.ToString();
        if (!settings.MessageEncoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    }

    public static JsonObject Data(QueueFunction function, byte[] body) => new()
    {
        [function.Binding] = function.IsBinary
            ? JsonValue.Create(Convert.ToBase64String(body))
            : Invoker.Encoded(Encoding.UTF8.GetString(body)),
    };

    public static JsonObject Metadata(QueueFunction function, QueueMessage message, byte[] body)
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = Time(message.ExpiresOn),
            ["Id"] = Invoker.Encoded(message.MessageId),
            ["InsertionTime"] = Time(message.InsertedOn),
            ["NextVisibleTime"] = Time(message.NextVisibleOn),
            ["PopReceipt"] = Invoker.Encoded(message.PopReceipt),
        };
        if (!function.IsBinary)
        {
            CopyProperties(body, metadata);
        }

        return metadata;
    }

    // The reason why the app's queue triggers are binary: a message overwrites what the host says about it.
    private static void CopyProperties(byte[] body, JsonObject metadata)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject message)
            {
                return;
            }

            foreach (var (name, value) in message)
            {
                var existing = metadata.Select(item => item.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
                metadata.Remove(existing ?? name);
                metadata[name] = value is JsonValue text && text.GetValueKind() == JsonValueKind.String
                    ? Invoker.Encoded(text.GetValue<string>())
                    : Invoker.Encoded(value?.ToJsonString() ?? "null");
            }
        }
        catch (JsonException)
        {
            // Plain text has no properties.
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
