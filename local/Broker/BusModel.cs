using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Safeguarding.Local.Broker;

/// <summary>infra/service-bus.json: the one list of queues, topics and subscriptions that infrastructure, app and local stack share.</summary>
public sealed record BusModel(IReadOnlyList<QueueEntity> Queues, IReadOnlyList<TopicEntity> Topics)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new Iso8601() } };

    internal static BusModel Read(string path) =>
        JsonSerializer.Deserialize<BusModel>(File.ReadAllText(path), Json) ?? throw new LocalStackException($"{path} is empty.");

    private sealed class Iso8601 : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            XmlConvert.ToTimeSpan(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
            writer.WriteStringValue(XmlConvert.ToString(value));
    }
}

public sealed record QueueEntity(string Name, TimeSpan LockDuration, int MaxDeliveryCount);

/// <summary>A topic whose subscriptions each take the messages that carry their own name in one application property.</summary>
/// <param name="TimeToLive">A message that nobody took until then is dead-lettered where <paramref name="DeadLetters"/> names a queue, else dropped.</param>
public sealed record TopicEntity(
    string Name, string FilterProperty, TimeSpan LockDuration, int MaxDeliveryCount, TimeSpan TimeToLive, TimeSpan DuplicateDetection,
    string? DeadLetters, IReadOnlyList<string> Subscriptions);
