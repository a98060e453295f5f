using System.Text;

namespace Safeguarding.Reports;

/// <summary>
/// Ids that are the same whenever the same thing is said again (design 4, rules 1 and 3): lower-case base32 of a keyed hash
/// over length-prefixed parts, 52 characters. The key keeps a sender's reference from being guessed back out of an id.
/// </summary>
public sealed class ReportIds(byte[] key)
{
    /// <summary>The id of a report: equal for references that differ only in blanks around, Unicode composition or case.</summary>
    public string Report(string senderId, string kind, string reference) => Hash("report", Fold(senderId), Fold(kind), Fold(reference));

    public string Delivery(string reportId, string desk, string? childKey, string cause) =>
        Hash("delivery", reportId, desk, childKey ?? "", cause);

    /// <summary>The id of an event of a report; references count as equal as those of reports do.</summary>
    public string Event(string reportId, string reference) => Hash("event", reportId, Fold(reference));

    /// <summary>The id of an amendment of a report; references count as equal as those of reports do.</summary>
    public string Amendment(string reportId, string reference) => Hash("amendment", reportId, Fold(reference));

    /// <summary>The id of a desk's change of its contacts, by the number of changes that it asked for before.</summary>
    public string ContactChange(string desk, int number) => Hash("contact-change", desk, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Key of a child whose sender gave none: stable for the same child of the same report, and not an index.</summary>
    public string Child(string reportId, string canonicalChild, int repeat) =>
        "k" + Hash("child", reportId, canonicalChild, repeat == 0 ? "" : repeat.ToString(System.Globalization.CultureInfo.InvariantCulture))[..12];

    /// <summary>True for text of the form that every id of ours has: what a queue message may hold.</summary>
    public static bool IsId(string text) => text.Length == 52 && text.All(KeyedHash.Alphabet.Contains);

    private static string Fold(string text) =>
        text.Trim().InForm(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant().InForm(NormalizationForm.FormC);

    private string Hash(params ReadOnlySpan<string> parts) => KeyedHash.Of(key, parts);
}
