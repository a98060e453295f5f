using System.Text.Json;
using NodaTime;

namespace Safeguarding.Reports;

/// <summary>
/// Lenient reading of a report's content as it was sent. Whatever is absent, null or of another type reads as unknown,
/// because lack of detail must not prevent a report; the check has already warned of it or refused it.
/// </summary>
public static class ContentReading
{
    /// <summary>The value at a path of property names, or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetReadable(name, out element))
            {
                return null;
            }
        }
        return element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element;
    }

    /// <summary>
    /// The property of an object. Beside a name that holds half a surrogate pair the parser's own search throws; the report is then still read,
    /// so that its check can name that fault with all the others.
    /// </summary>
    public static bool TryGetReadable(this JsonElement element, string name, out JsonElement value)
    {
        try
        {
            return element.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = element.EnumerateObject().LastOrDefault(p => TextCheck.NameOf(p) == name).Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>The text at a path without what nobody sees around it, or null when there is none or it is blank.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) is { } value ? Trimmed(value) : null;

    /// <summary>A code that decides something, as the tables write it, however it was spelt.</summary>
    public static string? Code(this JsonElement element, params ReadOnlySpan<string> path) => WireCode.Of(element.Text(path));

    /// <summary>GSS code of a local authority.</summary>
    public static string? Authority(this JsonElement element, params ReadOnlySpan<string> path) => WireCode.Authority(element.Text(path));

    /// <summary>A postcode as it can be looked up.</summary>
    public static string? Postcode(this JsonElement element, params ReadOnlySpan<string> path) => WireCode.Visible(element.Text(path));

    /// <summary>Welsh 7-digit school number or English URN.</summary>
    public static string? School(this JsonElement element, params ReadOnlySpan<string> path) => WireCode.School(element.Text(path));

    /// <summary>Whether it is so, also where a system writes that in words.</summary>
    public static bool Flag(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.True } || element.Code(path) is "true" or "yes";

    /// <summary>The items of the list at a path; empty when it is not a list.</summary>
    public static IReadOnlyList<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The codes of the list at a path, as the tables write them. A text in place of the list is its codes, with commas or semicolons between them.</summary>
    public static IReadOnlyList<string> Codes(this JsonElement element, params ReadOnlySpan<string> path) =>
        [.. (element.Text(path)?.Split([',', ';', '\n']) ?? element.Items(path).Select(Trimmed)).Select(WireCode.Of).OfType<string>()];

    /// <summary>
    /// An event's time or date. What is reported has happened, so one that lies after <paramref name="receivedAt"/> is receipt (design 5): "today 23:30",
    /// typed at 07:00 for last night, must give nobody another day.
    /// </summary>
    public static WireTime? EventTime(this JsonElement element, Instant receivedAt, params ReadOnlySpan<string> path) =>
        WireTime.Read(element.Text(path)) is { } time ? time.Earliest > receivedAt ? new(receivedAt, null, time.AssumedLondon) : time : null;

    /// <summary>When a child came back; null where the report only says when it is to come back, which is a plan and no return (design 5).</summary>
    public static Instant? ReturnTime(this JsonElement element, Instant receivedAt, params ReadOnlySpan<string> path) =>
        WireTime.Read(element.Text(path)) is { } time && !time.IsAPlan(receivedAt) ? Instant.Min(time.Earliest, receivedAt) : null;

    private static string? Trimmed(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || TextCheck.TextOf(value) is not { } text)
        {
            return null;
        }
        var (first, last) = (0, text.Length);
        for (; first < last && WireCode.IsUnseen(text[first]); first++)
        {
        }
        for (; last > first && WireCode.IsUnseen(text[last - 1]); last--)
        {
        }
        return last > first ? text[first..last] : null;
    }

    /// <summary>True when the object or list at a path says anything at all.</summary>
    public static bool SaysAnything(this JsonElement? element) => element is { } value && value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(p => SaysAnything(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(i => SaysAnything(i)),
        // Text that cannot be decoded says something that nobody can read; its own fault names it.
        JsonValueKind.String => !string.IsNullOrWhiteSpace(TextCheck.TextOf(value) ?? "?"),
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        _ => true,
    };
}
