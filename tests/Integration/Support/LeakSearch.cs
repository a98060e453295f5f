using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Finds a child's details in any output, in every encoding that software on the way could give them.</summary>
internal sealed partial class LeakSearch(IEnumerable<string> values)
{
    private static readonly string[] Identifying =
        ["familyName", "givenNames", "aliases", "dateOfBirth", "addressLines", "postcode", "uprn", "nhsNumber", "telephone", "name", "words", "narrative", "description", "circumstances",
        "nicknames", "vehicles", "wishesAndFeelings", "communicationAdvice"];

    private readonly List<(string Value, string Form)> _forms = [.. values.Distinct().SelectMany(v => Forms(v).Distinct().Select(f => (v, f)))];

    public int Count => _forms.Count;

    /// <summary>Every value of an identifying property in the samples.</summary>
    public static IReadOnlyList<string> IdentifyingValues(string folder) =>
    [
        .. System.IO.Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal))
            .SelectMany(Parse).SelectMany(Values).Where(v => v.Length >= 4).Distinct(),
    ];

    /// <summary>The first value that occurs in a text, or null. The values themselves are fictional, so the message may name them.</summary>
    public string? FirstIn(string text)
    {
        var searched = Ids().Replace(text, "id");
        return _forms.Where(f => searched.Contains(f.Form, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value).FirstOrDefault();
    }

    /// <summary>Our random ids and digests hold any short name sooner or later; whole ones are looked past.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("(?<![a-z0-9])(?:[a-z2-7]{52}|k[a-z2-7]{12}|[0-9a-f]{64})(?![a-z0-9])")]
    private static partial System.Text.RegularExpressions.Regex Ids();

    public static IEnumerable<string> Forms(string value)
    {
        yield return value;
        yield return value.Normalize(NormalizationForm.FormD);
        yield return WebUtility.UrlEncode(value);
        yield return Uri.EscapeDataString(value);
        yield return WebUtility.HtmlEncode(value);
        yield return JsonSerializer.Serialize(value).Trim('"');
        yield return string.Concat(value.Select(c => $"\\u{(int)c:x4}"));
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var bytes = encoding.GetBytes(value);
            yield return Convert.ToHexString(bytes);
            yield return BitConverter.ToString(bytes);
            // The middle of the base64 at each of the three places where the value can start.
            for (var shift = 0; shift < 3; shift++)
            {
                var base64 = Convert.ToBase64String([.. new byte[shift], .. bytes]);
                var middle = base64[(shift == 0 ? 0 : 4)..^4];
                if (middle.Length >= 6)
                {
                    yield return middle;
                    yield return middle.Replace('+', '-').Replace('/', '_');
                }
            }
        }
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date))
        {
            foreach (var form in new[] { "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "MM/dd/yyyy", "d MMMM yyyy", "dd MMM yyyy", "yyyyMMdd" })
            {
                yield return date.ToString(form, CultureInfo.InvariantCulture);
            }
        }
    }

    private static IEnumerable<JsonElement> Parse(string file)
    {
        try
        {
            return [JsonDocument.Parse(File.ReadAllBytes(file)).RootElement];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Identifying.Contains(p.Name) ? Texts(p.Value) : Values(p.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Decodable(element) is { } text ? [text] : [],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => Values(element),
        _ => [],
    };

    private static string? Decodable(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
