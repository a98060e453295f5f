using System.Text.Json;
using System.Text.Json.Serialization;
using Safeguarding.Routing;

namespace Safeguarding.Adapters;

/// <summary>
/// The intervals of one day as a snapshot stores them: a single one as itself, several as a list. Snapshots of before a day could have several stay
/// readable, and an instance of before reads every snapshot that has none.
/// </summary>
internal sealed class IntervalsOfDay : JsonConverter<IReadOnlyList<OpenInterval>>
{
    public override IReadOnlyList<OpenInterval> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartArray
            ? JsonSerializer.Deserialize<OpenInterval[]>(ref reader, options)!
            : [JsonSerializer.Deserialize<OpenInterval>(ref reader, options)!];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<OpenInterval> value, JsonSerializerOptions options)
    {
        if (value is [var single])
        {
            JsonSerializer.Serialize(writer, single, options);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.ToArray(), options);
        }
    }
}
