using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Writes semantic HTML and encodes every text and every name on the way, so that nothing a sender wrote can become markup. Tags are constants
/// of the code that calls it; there are no attributes with values of a report.
/// </summary>
internal sealed class HtmlText(string language)
{
    /// <summary>Welsh letters stay as they are; what means something to HTML does not.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public override string ToString() => _html.ToString();

    /// <param name="markup">A constant, never a value.</param>
    public HtmlText Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public HtmlText Label(string tag, string name) => Element(tag, FieldLabels.For(name).In(language));

    public HtmlText Element(string tag, string text)
    {
        _html.Append('<').Append(tag).Append('>');
        return Text(text).Markup($"</{tag}>");
    }

    public HtmlText Entry(string name, string? text) => Label("dt", name).Element("dd", text ?? FieldLabels.For("notRecorded").In(language));

    public HtmlText Entry(string name, JsonElement value)
    {
        Label("dt", name).Markup("<dd>");
        return Value(value).Markup("</dd>\n");
    }

    /// <summary>London wall-clock time, as people at the desk read it.</summary>
    public static string Time(Instant at) => LondonTime.Local(at).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public HtmlText Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when IsOurs(value) => Text(value.Text(language)! + (value.Text("source") is { } source ? $" ({source})" : "")),
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => List(value),
        JsonValueKind.True => Text(FieldLabels.For("yes").In(language)),
        JsonValueKind.False => Text(FieldLabels.For("no").In(language)),
        JsonValueKind.String => Text(TextCheck.TextOf(value) ?? ""),
        JsonValueKind.Null or JsonValueKind.Undefined => this,
        _ => Text(value.GetRawText()),
    };

    /// <summary>A text of ours in both languages, perhaps with its code and source: the page is in one language.</summary>
    private static bool IsOurs(JsonElement value) =>
        value.Text("en") is not null && value.Text("cy") is not null && value.EnumerateObject().All(p => TextCheck.NameOf(p) is "en" or "cy" or "code" or "source");

    private HtmlText Object(JsonElement value)
    {
        Markup("<dl>");
        foreach (var property in value.EnumerateObject())
        {
            Entry(TextCheck.NameOf(property) ?? "", property.Value);
        }
        return Markup("</dl>");
    }

    private HtmlText List(JsonElement value)
    {
        Markup("<ol>");
        foreach (var item in value.EnumerateArray())
        {
            Markup("<li>").Value(item).Markup("</li>");
        }
        return Markup("</ol>");
    }

    /// <summary>Line breaks of the writer are kept.</summary>
    private HtmlText Text(string text)
    {
        _html.AppendJoin("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encoder.Encode));
        return this;
    }
}
