using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>
/// The four texts, as data (templates.json): whoever runs the service makes them in GOV.UK Notify and names the ids in a setting. Each says how
/// many items wait, by when the first is due and where to sign in, and nothing else.
/// </summary>
public sealed record NotifyTemplate(string Name, string? Subject, string Body)
{
    public static readonly IReadOnlyList<NotifyTemplate> All = Read();

    /// <summary>"email-cy": a channel and a language.</summary>
    public static string NameOf(string channel, string language) => $"{channel}-{(language == "cy" ? "cy" : "en")}";

    private static IReadOnlyList<NotifyTemplate> Read()
    {
        using var json = typeof(NotifyTemplate).Assembly.GetManifestResourceStream("notify-templates.json")!;
        return JsonSerializer.Deserialize<NotifyTemplate[]>(json, PipelineJson.Options)!;
    }
}
