using System.Text.Json;
using System.Text.RegularExpressions;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>One agreement that something is not safe to share (paragraph 198).</summary>
/// <param name="With">"parent", "child", a kind of desk ("school", "intake"), a desk id, or a person in the sender's words.</param>
/// <param name="OfOneChild">Said of this child alone; false where it is said of the whole report and may hold another child's matters.</param>
public sealed partial record NotSafeToShare(string With, string? Reason, bool OfOneChild)
{
    /// <summary>Markers of the whole report and of the children that a delivery is about.</summary>
    public static IReadOnlyList<NotSafeToShare> Of(Report report, Route route) =>
    [
        .. Read(report.Content, ofOneChild: false),
        .. report.Children.Where(c => route.ChildKey is null || c.Key == route.ChildKey)
            .SelectMany(c => Read(report.Content.Items("children")[c.Position], ofOneChild: true)),
    ];

    /// <summary>
    /// True when this marker names the desk, its kind, or those that it stands in for: an emergency duty team for intake desks, a relay for schools.
    /// </summary>
    public bool Binds(Desk desk, Route route) => Is(desk.Id) || Is(desk.Kind.Name())
        || (desk.Kind == DeskKind.EmergencyDutyTeam && Is(DeskKind.Intake.Name()))
        || (route.Role == RouteRole.Relay && (Is(DeskKind.School.Name()) || With.StartsWith("school.", StringComparison.OrdinalIgnoreCase)));

    /// <summary>A parent, the child or another person: nobody has a desk, so every reader must know first.</summary>
    public bool IsAPerson => IsParentOrChild || !(DeskKinds.Names.Any(Is) || DeskId().IsMatch(With));

    public bool IsParentOrChild => Is("parent") || Is("child");

    private bool Is(string name) => string.Equals(With, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Read leniently (one text, one object or a list of either): a marker in an odd form must bind as well.</summary>
    private static IEnumerable<NotSafeToShare> Read(JsonElement at, bool ofOneChild) =>
        (at.At("notSafeToShare") is not { } value ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
            .Where(m => ((JsonElement?)m).SaysAnything())
            .Select(m => new NotSafeToShare(m.Text() ?? m.Text("with") ?? NotSaid, m.Text("reason"), ofOneChild));

    private const string NotSaid = "not said";

    [GeneratedRegex(@"^(?:[A-Za-z0-9-]+(?:\.[a-z0-9-]+){1,2}|icta)$", RegexOptions.CultureInvariant)]
    private static partial Regex DeskId();
}
