using System.Text.Json;

namespace Safeguarding.Routing;

/// <summary>Kinds of desks as reports and tables write them: "education-safeguarding".</summary>
public static class DeskKinds
{
    private static readonly Dictionary<DeskKind, string> All =
        Enum.GetValues<DeskKind>().ToDictionary(k => k, k => JsonNamingPolicy.KebabCaseLower.ConvertName(k.ToString()));

    public static IReadOnlyCollection<string> Names => All.Values;

    public static string Name(this DeskKind kind) => All[kind];
}
