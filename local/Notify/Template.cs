using System.Text.Json;
using System.Text.RegularExpressions;

namespace Safeguarding.Local.Notify;

/// <summary>A template as whoever runs the service makes it in GOV.UK Notify from the product's own texts.</summary>
internal sealed partial record Template(string Name, string? Subject, string Body)
{
    /// <summary>Any fixed ids: the same in every run.</summary>
    public string Id => $"00000000-0000-4000-8000-{Math.Abs(Name.Aggregate(17, (sum, c) => ((sum * 31) + c) % 999_999_937)):D12}";

    public string Channel => Name.Split('-')[0];

    public static IReadOnlyList<Template> ReadAll(string repositoryRoot) => JsonSerializer.Deserialize<Template[]>(
        File.ReadAllText(Path.Combine(repositoryRoot, "functions", "Adapters", "Notify", "templates.json")), JsonSerializerOptions.Web)!;

    /// <summary>The places that a sender did not fill: the service refuses a message for one.</summary>
    public IReadOnlyList<string> Missing(IReadOnlyDictionary<string, JsonElement> values) =>
        [.. Place().Matches(Subject + Body).Select(m => m.Groups[1].Value).Distinct().Where(name => !values.ContainsKey(name))];

    public (string? Subject, string Body) Filled(IReadOnlyDictionary<string, JsonElement> values) =>
        (Subject is null ? null : Fill(Subject, values), Fill(Body, values));

    private static string Fill(string text, IReadOnlyDictionary<string, JsonElement> values) =>
        Place().Replace(text, m => values[m.Groups[1].Value].ToString());

    [GeneratedRegex(@"\(\(([a-z]+)\)\)")]
    private static partial Regex Place();
}
