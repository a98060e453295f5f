using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Safeguarding.Reports;

/// <summary>
/// How JSON is read and written everywhere: answers, bodies, documents and their pages, messages, the host's calls. One set, so that what one part
/// writes no other part stops at. Only <see cref="JsonBody"/> is stricter: it says what is accepted.
/// </summary>
public static class PipelineJson
{
    public static JsonSerializerOptions Options { get; } = In(new(JsonSerializerDefaults.Web));

    /// <summary>For a framework that brings its own object: the same settings in it.</summary>
    public static JsonSerializerOptions In(JsonSerializerOptions options)
    {
        // Absent instead of null, and Welsh letters as they are.
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // The store's own limit, four times what is accepted.
        options.MaxDepth = 128;
        // A document with a null where none belongs does not read, rather than stopping whoever uses it.
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        return options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
