using System.Text.RegularExpressions;

namespace Safeguarding.Adapters;

/// <summary>How alerts reach GOV.UK Notify; a setting that does not read stops the app, because a silent one would stop every alert.</summary>
/// <param name="Address">Where the service answers.</param>
/// <param name="Templates">Template id by name, one for each of <see cref="NotifyTemplate.All"/>.</param>
/// <param name="SignIn">The link of every message: the inbox's own sign-in page, the same for everybody.</param>
public sealed partial record NotifySettings(string ApiKey, Uri Address, IReadOnlyDictionary<string, string> Templates, Uri SignIn)
{
    private const string Production = "https://api.notifications.service.gov.uk/";

    /// <param name="templates">"email-cy:id;email-en:id;sms-cy:id;sms-en:id", in any order.</param>
    /// <exception cref="SettingsException">Some are missing or do not read; the message names each and holds no value.</exception>
    public static NotifySettings Read(string? apiKey, string? templates, string? signIn, Loosening loosen)
    {
        var faults = new List<string>();
        if (!ApiKeyShape().IsMatch(apiKey ?? ""))
        {
            faults.Add("Notify__ApiKey is not a key of GOV.UK Notify (a name and two ids).");
        }
        var ids = (templates ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(t => t.Split(':')).Where(t => t.Length == 2 && Guid.TryParse(t[1], out _)).DistinctBy(t => t[0]).ToDictionary(t => t[0], t => t[1]);
        var missing = NotifyTemplate.All.Select(t => t.Name).Except(ids.Keys).ToList();
        if (missing.Count > 0)
        {
            faults.Add($"Notify__Templates lacks the id of {string.Join(", ", missing)}.");
        }
        if (!loosen.Allows(signIn))
        {
            faults.Add("Notify__SignInAddress is not an https address.");
        }
        return faults.Count == 0 ? new(apiKey!, new(loosen.NotifyAddress ?? Production), ids, new(signIn!)) : throw new SettingsException(string.Join(' ', faults));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\z")]
    private static partial Regex ApiKeyShape();
}
