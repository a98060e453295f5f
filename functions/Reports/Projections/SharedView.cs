using System.Text.Json.Nodes;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// The last step of every projector, one for all kinds: what is not safe to share stands first and binds the view (paragraph 198), and the advice
/// on how to speak with a child stands alone, so that it can be passed on without the rest (paragraphs 207 and 255).
/// </summary>
public static class SharedView
{
    private static readonly Text Withheld = new(
        "A marker says that details are not safe to share with this desk. The item exists: ask the reporter before anything is done.",
        "Mae nodyn yn dweud nad yw'n ddiogel rhannu manylion â'r ddesg hon. Mae'r eitem yn bod: gofynnwch i'r adroddwr cyn gwneud dim.");

    /// <summary>Who a child is, for an advocate of the child's own.</summary>
    public static IReadOnlyList<string> ChildForAdvocate { get; } =
        ["key", "familyName", "givenNames", "aliases", "dateOfBirth", "firstLanguage", "languagePreference", "communicationAdvice", "additionalNeeds", "homeAuthority"];

    /// <summary>A field set of the report with one for each of its children.</summary>
    public static JsonObject WithChildren(FieldSet report, FieldSet child, Report from)
    {
        var view = report.Select(from.Content);
        view["children"] = new JsonArray([.. from.Content.Items("children").Select(c => (JsonNode)child.Select(c))]);
        return view;
    }

    /// <param name="content">The desk's own field set, taken from the report. Texts of ours are added by the kind afterwards.</param>
    public static JsonObject Of(Report report, Route route, Desk desk, JsonObject content)
    {
        var markers = NotSafeToShare.Of(report, route);
        var bound = markers.Any(m => m.Binds(desk, route));
        var all = NotSafeToShare.SeesAll(desk, route);
        if (desk.Kind != DeskKind.Police)
        {
            WithoutIntelligence(content);
        }
        var view = new JsonObject();
        if (desk.Kind == DeskKind.DutyDesk && (!bound || route.Role == RouteRole.MarkerToRead) && UnclearMarkers.Asked(report, route, bound) is { } asked)
        {
            view[UnclearMarkers.Property] = asked;
        }
        if (markers.Where(m => m.IsAPerson || (all && !m.Binds(desk, route))).Select(m => Shown(m, bound, route)).ToArray() is { Length: > 0 } first)
        {
            view[NotSafeToShare.Property] = new JsonArray([.. first.DistinctBy(n => n.ToJsonString())]);
        }
        if (bound)
        {
            view["withheld"] = Both(Withheld);
        }
        foreach (var (name, value) in bound ? BoundFields.Of(content) : content)
        {
            view[name] = value?.DeepClone();
        }
        if (Advice(report, route) is { Count: > 0 } advice)
        {
            view["communicationAdvice"] = advice;
        }
        return view;
    }

    /// <summary>The police's alone (paragraph 274), wherever in a report a sender put it and in whatever capitals.</summary>
    private static void WithoutIntelligence(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject inner:
                foreach (var name in inner.Select(p => p.Key).Where(n => n.Trim().Equals(CommonFields.Intelligence.Name, StringComparison.OrdinalIgnoreCase)).ToList())
                {
                    inner.Remove(name);
                }
                foreach (var (_, value) in inner)
                {
                    WithoutIntelligence(value);
                }
                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    WithoutIntelligence(item);
                }
                break;
        }
    }

    /// <summary>Duties of the desk that reads the view, each with its source, in both languages.</summary>
    public static JsonArray Duties(IEnumerable<(string Code, Text Text, string Source)> duties) =>
        [.. duties.Select(d => (JsonNode)new JsonObject { ["code"] = d.Code, ["en"] = d.Text.En, ["cy"] = d.Text.Cy, ["source"] = d.Source })];

    /// <summary>What the desk can record that it did, with the code to record it by.</summary>
    public static JsonArray Options(IEnumerable<ActionOption> actions) =>
        [.. actions.Select(a => (JsonNode)new JsonObject { ["code"] = a.Code, ["en"] = a.Text.En, ["cy"] = a.Text.Cy })];

    public static JsonObject Both(Text text) => new() { ["en"] = text.En, ["cy"] = text.Cy };

    /// <summary>
    /// A reason is a text like any other: a bound desk does not get it, nor does the desk of one child get what was said of several. Then a person
    /// in the sender's own words is only "other person".
    /// </summary>
    private static JsonObject Shown(NotSafeToShare marker, bool bound, Route route)
    {
        var inFull = !bound && (marker.OfOneChild || route.ChildKey is null);
        var shown = new JsonObject { ["with"] = inFull ? marker.With : marker.Meaning.Parent ?? (marker.IsAPerson ? "other person" : "others") };
        if (inFull && marker.Reason is { } reason)
        {
            shown["reason"] = reason;
        }
        return shown;
    }

    private static JsonArray Advice(Report report, Route route) =>
    [
        .. report.Children.Where(c => route.ChildKey is null || c.Key == route.ChildKey)
            .Select(c => (c.Key, Text: report.Content.Items("children")[c.Position].Text("communicationAdvice")))
            .Where(c => c.Text is not null)
            .Select(c => (JsonNode)new JsonObject { ["child"] = c.Key, ["text"] = c.Text }),
    ];
}
