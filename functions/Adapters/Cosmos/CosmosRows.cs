using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Rows of a query as raw JSON, read one by one: one of a broken shape then hides none of the others.</summary>
internal static class CosmosRows
{
    /// <summary>Null where the row does not read as a <typeparamref name="T"/>.</summary>
    public static T? As<T>(JsonElement row) where T : class
    {
        try
        {
            return row.Deserialize<T>(PipelineJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value at a path of names with dots between, or null.</summary>
    public static JsonElement? At(JsonElement row, string path)
    {
        JsonElement? at = row;
        foreach (var name in path.Split('.'))
        {
            at = at is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        }
        return at;
    }

    public static string? Text(JsonElement row, string path) => At(row, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<JsonElement> Items(JsonElement row, string path) => At(row, path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static long? Number(JsonElement row, string path) =>
        At(row, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static Instant? Time(JsonElement row, string path) =>
        Text(row, path) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value : null;

    public static Instant? Millisecond(JsonElement row, string path) =>
        Number(row, path) is { } ms && ms >= First && ms <= Last ? Instant.FromUnixTimeMilliseconds(ms) : null;

    private static readonly long First = Instant.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = Instant.MaxValue.ToUnixTimeMilliseconds();
}
