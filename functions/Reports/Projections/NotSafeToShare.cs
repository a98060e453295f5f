using System.Text.Json;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>One agreement that something is not safe to share (paragraph 198), as it bears on one report.</summary>
/// <param name="With">In the sender's words.</param>
/// <param name="OfOneChild">Said of this child alone; false where it is said of the whole report and may hold another child's matters.</param>
/// <param name="Read">What a person of the duty desk said that it means; null where nobody was asked.</param>
public sealed record NotSafeToShare(string With, string? Reason, bool OfOneChild, string? Read = null)
{
    /// <summary>Name of the property in a report, on a child and in an event.</summary>
    public const string Property = "notSafeToShare";

    /// <summary>Markers of the whole report, of the children that a delivery is about, and of the event that it tells of.</summary>
    public static IReadOnlyList<NotSafeToShare> Of(Report report, Route route) =>
    [
        .. PlacedMarker.Of(report).Where(m => m.Child is null || route.ChildKey is null || m.Child == route.ChildKey).Select(m => m.In(report.Routes)),
        .. report.Events.Where(e => e.Id == route.EventId).SelectMany(e => PlacedMarker.Of(e.Content, [], [])).Select(m => m.In(report.Routes)),
    ];

    public MarkerMeaning Meaning { get; } = MarkerWords.Read(Read ?? With, answered: Read is not null);

    /// <summary>It names a desk or organisation by a code that nobody who has the report has: most likely a slip, so it is as good as not understood.</summary>
    public bool NamesNobodyHere { get; init; }

    /// <summary>Nobody can be sure whom it means; it binds, and a person is asked.</summary>
    public bool IsUnclear => Meaning.IsUnclear || NamesNobodyHere;

    /// <summary>A parent, the child or another person: nobody has a desk, so every reader must know first.</summary>
    public bool IsAPerson => Meaning.People;

    /// <summary>
    /// True when this marker names the desk, its kind, its organisation, or those that it stands in for (an emergency duty team for intake desks, a
    /// relay for schools); and when nobody understands it, unless the desk decides for the child or finds out who does.
    /// </summary>
    public bool Binds(Desk desk, Route route) => Names(desk, route) || ((IsUnclear || Meaning.AllOthers) && !SeesAll(desk, route));

    /// <summary>Whoever decides must know whom it may not be passed on to, whatever the marker says.</summary>
    public static bool SeesAll(Desk desk, Route route) => desk.Kind == DeskKind.DutyDesk || route.Decides || route.Role == RouteRole.DecisionOwner;

    /// <summary>What it says, and not what follows from that.</summary>
    public bool Equals(NotSafeToShare? other) => other is not null && (With, Reason, OfOneChild, Read, NamesNobodyHere) == (other.With, other.Reason, other.OfOneChild, other.Read, other.NamesNobodyHere);

    public override int GetHashCode() => HashCode.Combine(With, Reason, OfOneChild, Read);

    private bool Names(Desk desk, Route route) =>
        Meaning.Ids.Contains(desk.Id) || Meaning.Ids.Contains(desk.Organisation) || Meaning.Names(desk.Kind)
        || (desk.Kind == DeskKind.EmergencyDutyTeam && (Meaning.Names(DeskKind.Intake) || Meaning.Ids.Any(IsIntake)))
        || (route.Role == RouteRole.Relay && (Meaning.Names(DeskKind.School) || Meaning.Ids.Any(IsSchool)));

    private static bool IsSchool(string id) => id.StartsWith("school.", StringComparison.OrdinalIgnoreCase);

    private static bool IsIntake(string id) => !id.Contains('.', StringComparison.Ordinal) || id.EndsWith(".intake", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A marker with its place in the content, as the sender wrote it.</summary>
/// <param name="Child">Key of the child that it is said of; null where it is said of the report.</param>
/// <param name="Pointer">RFC 6901, in the content that it stands in.</param>
/// <param name="Written">The sender's own JSON of it, whatever its form.</param>
/// <param name="Read">What a person said that it means, or null.</param>
public sealed record PlacedMarker(string? Child, string Pointer, JsonElement Written, string? Read)
{
    /// <summary>The same whatever stands before it in the list; a marker that is written otherwise is another one, and is asked about anew.</summary>
    public string Id => IdOf(Child, Written);

    public NotSafeToShare Marker { get; } = new(WithOf(Written), Written.Text("reason"), Child is not null, Read);

    public static IReadOnlyList<PlacedMarker> Of(Report report) => Of(report.Content, report.Children, report.MarkerReadings);

    /// <summary>
    /// Read leniently, because a marker in an odd form or place must bind as well: one text, one object or a list of either, by any spelling of the property's
    /// name, on the report, on a child, or anywhere below them.
    /// </summary>
    public static IReadOnlyList<PlacedMarker> Of(JsonElement content, IReadOnlyList<ReportChild> children, IReadOnlyList<MarkerMeant> readings) =>
        [.. Below(content, "", null, children).Select(m => new PlacedMarker(m.Child, m.Pointer, m.Marker, MeaningOf(m.Child, m.Marker, readings)))];

    /// <summary>As it bears on a report with these routes.</summary>
    public NotSafeToShare In(IReadOnlyList<Route> routes) =>
        Marker with { NamesNobodyHere = Read is null && Marker.Meaning.Ids.Any(id => !routes.Any(r => IsOf(r.Desk, id))) };

    private static bool IsOf(string desk, string id) =>
        desk.Equals(id, StringComparison.OrdinalIgnoreCase) || desk.StartsWith($"{id}.", StringComparison.OrdinalIgnoreCase);

    /// <param name="pointer">Stops growing below what the schema knows: a property that a sender made up may name the child.</param>
    private static IEnumerable<(string? Child, string Pointer, JsonElement Marker)> Below(JsonElement at, string pointer, string? child, IReadOnlyList<ReportChild> children, bool known = true) =>
        at.ValueKind switch
        {
            JsonValueKind.Object => at.EnumerateObject().SelectMany(p => TextCheck.NameOf(p) is not { } name ? []
                : IsTheName(name) ? Markers(p.Value, known ? $"{pointer}/{NotSafeToShare.Property}" : pointer, known).Select(m => (child, m.Pointer, m.Marker))
                : known && pointer.Length == 0 && name == "children" && p.Value.ValueKind == JsonValueKind.Array && children.Count > 0 ? OfChildren(p.Value, children)
                : Below(p.Value, pointer, child, children, known: false)),
            JsonValueKind.Array => at.EnumerateArray().SelectMany(item => Below(item, pointer, child, children, known: false)),
            _ => [],
        };

    private static IEnumerable<(string? Child, string Pointer, JsonElement Marker)> OfChildren(JsonElement list, IReadOnlyList<ReportChild> children) =>
        children.Where(c => c.Position < list.GetArrayLength()).SelectMany(c => Below(list[c.Position], $"/children/{c.Position}", c.Key, children));

    /// <summary>A property that holds nothing is a form's empty field; a marker that names nobody is one all the same.</summary>
    private static IEnumerable<(string Pointer, JsonElement Marker)> Markers(JsonElement value, string pointer, bool known) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select((m, i) => (known ? $"{pointer}/{i}" : pointer, m)).Where(m => Says(m.m)),
        JsonValueKind.String when string.IsNullOrWhiteSpace(TextCheck.TextOf(value) ?? "?") => [],
        _ when Says(value) => [(pointer, value)],
        _ => [],
    };

    private static bool Says(JsonElement marker) => marker.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Object => marker.EnumerateObject().Any(p => p.Value.ValueKind != JsonValueKind.Null),
        _ => true,
    };

    private static bool IsTheName(string name) => string.Equals(string.Concat(name.Where(char.IsLetter)), NotSafeToShare.Property, StringComparison.OrdinalIgnoreCase);

    private static string? MeaningOf(string? child, JsonElement marker, IReadOnlyList<MarkerMeant> readings) =>
        readings.Count > 0 && readings.LastOrDefault(r => r.Marker == IdOf(child, marker)) is { } read ? string.Join(", ", read.With) : null;

    private static string IdOf(string? child, JsonElement marker) =>
        $"{child ?? "report"}-{CanonicalJson.Hash(JsonSerializer.SerializeToElement(new { marker }, PipelineJson.Options))[..12]}";

    /// <summary>A list names all that it lists. What is neither a text nor a list of texts names nobody whom we could know, and so binds.</summary>
    private static string WithOf(JsonElement marker) => marker.ValueKind switch
    {
        JsonValueKind.String => marker.Text() ?? "",
        JsonValueKind.Number => marker.GetRawText(),
        JsonValueKind.Object => marker.At("with") switch
        {
            { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(w => w.ValueKind == JsonValueKind.Number ? w.GetRawText() : w.Text() ?? NotSaid)),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => marker.Text("with") ?? "",
        },
        _ => NotSaid,
    };

    private const string NotSaid = "not said";
}
