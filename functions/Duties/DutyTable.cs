namespace Safeguarding.Duties;

/// <summary>A duty that the content of a report brings with it, for its receipt.</summary>
/// <param name="Trigger">Concern type or risk marker, or "immediate-danger".</param>
public sealed record Duty(string Id, string Trigger, string Who, string TextEn, string TextCy, string Source);

/// <summary>Duties from content as data; no score, no threshold (paragraphs 32-33).</summary>
public static class DutyTable
{
    public const string ImmediateDanger = "immediate-danger";

    public static readonly IReadOnlyList<Duty> All =
    [
        new("ring-999", ImmediateDanger, "anyone",
            "The child is in immediate danger: ring 999 now; this report does not replace the call.",
            "Mae'r plentyn mewn perygl uniongyrchol: ffoniwch 999 nawr; nid yw'r adroddiad hwn yn cymryd lle'r alwad.", "WG37941 paragraph 148"),
        new("refer-icta", "trafficking", "any agency",
            "Refer the child to the Independent Child Trafficking Advocacy service without delay.",
            "Cyfeiriwch y plentyn at y gwasanaeth Eiriolaeth Annibynnol Masnachu Plant yn ddi-oed.", "WG37941 paragraph 158"),
    ];

    public static Duty Get(string id) => All.Single(d => d.Id == id);

    public static IReadOnlyList<string> For(IEnumerable<string> markers, bool immediateDanger)
    {
        var triggers = markers.Append(immediateDanger ? ImmediateDanger : "").ToHashSet();
        return [.. All.Where(d => triggers.Contains(d.Trigger)).Select(d => d.Id)];
    }
}
