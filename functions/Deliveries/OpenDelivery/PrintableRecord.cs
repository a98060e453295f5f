using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// One item as a page for paper, from the same projection as the JSON. Semantic HTML only: no script, no style, no link and no image, so that
/// the strictest content security policy lets it through and the browser's own print style serves. What keeps people safe stands first.
/// </summary>
public static class PrintableRecord
{
    public const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Children = ["children", "child"];
    private static readonly string[] Concerns = ["concern", "incident", "episode", "risk", "riskMarkers"];
    private static readonly string[] Shown = ["dangerToStaff", "notSafeToShare", "caution"];

    public static string Of(Delivery delivery, Instant now, string language)
    {
        var report = delivery.View.At("report") ?? delivery.View;
        var title = FieldLabels.For("title").In(language);
        var html = new HtmlText(language)
            .Markup("<!DOCTYPE html>\n").Markup(language == "cy" ? "<html lang=\"cy\">" : "<html lang=\"en\">")
            .Markup("<head><meta charset=\"utf-8\">").Element("title", title).Markup("</head>\n<body>\n<main>\n").Element("h1", title);
        First(html, delivery.View, report);
        if (delivery.View.At("report") is not null)
        {
            Section(html, "forThisDesk", delivery.View, [.. Names(delivery.View).Except([.. Shown, "report"])]);
        }
        Section(html, "children", report, Children);
        Section(html, "concern", report, Concerns);
        Section(html, "rest", report, [.. Names(report).Except([.. Shown, .. Children, .. Concerns])]);
        Decisions(html, delivery, language);
        Item(html, delivery, now);
        return html.Markup("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Call-back, danger to staff and what is not safe to share, said even where nothing is recorded.</summary>
    private static void First(HtmlText html, JsonElement view, JsonElement report)
    {
        html.Markup("<section>").Label("h2", "readFirst").Markup("<dl>");
        html.Entry("callBack", report.Text("reporter", "callBack")).Entry("telephone", report.Text("reporter", "telephone"));
        foreach (var name in (string[])["dangerToStaff", "notSafeToShare"])
        {
            _ = (view.At(name) ?? report.At(name)) is { } value ? html.Entry(name, value) : html.Entry(name, (string?)null);
        }
        if (report.At("caution") is { } caution)
        {
            html.Entry("caution", caution);
        }
        html.Markup("</dl></section>\n");
    }

    private static void Section(HtmlText html, string heading, JsonElement report, IReadOnlyList<string> names)
    {
        var present = names.Where(n => report.At(n) is not null).ToList();
        if (present.Count == 0)
        {
            return;
        }
        html.Markup("<section>").Label("h2", heading).Markup("<dl>");
        foreach (var name in present)
        {
            html.Entry(name, report.At(name)!.Value);
        }
        html.Markup("</dl></section>\n");
    }

    /// <summary>The desk's own record of what it decided, the first decision first.</summary>
    private static void Decisions(HtmlText html, Delivery delivery, string language)
    {
        if (delivery.Decisions.Count == 0)
        {
            return;
        }
        html.Markup("<section>").Label("h2", "decisions").Markup("<ol>");
        foreach (var d in delivery.Decisions)
        {
            html.Markup("<li><dl>").Entry("decidedAt", HtmlText.Time(d.At)).Entry("decidedBy", d.By.Name ?? d.By.Id)
                .Entry("decision", DecisionCodes.Find(d.Code)?.In(language) ?? d.Code).Entry("rationale", d.Rationale)
                .Entry("nextActions", JsonSerializer.SerializeToElement(d.NextActions))
                .Entry("feedbackToReporter", d.FeedbackToReporter).Entry("recipientCaseId", d.RecipientCaseId).Markup("</dl></li>");
        }
        html.Markup("</ol></section>\n");
    }

    private static void Item(HtmlText html, Delivery d, Instant now)
    {
        html.Markup("<section>").Label("h2", "item").Markup("<dl>")
            .Entry("desk", d.RecipientId).Entry("deliveryId", d.Id).Entry("receivedAt", HtmlText.Time(d.ReceivedAt))
            .Entry("dueAt", HtmlText.Time(Instant.FromUnixTimeMilliseconds(d.DueAt)));
        if (d.DecisionDueAt is { } decisionDueAt)
        {
            html.Entry("decisionDueAt", HtmlText.Time(decisionDueAt));
        }
        html.Entry("printedAt", HtmlText.Time(now)).Markup("</dl></section>\n");
    }

    private static IEnumerable<string> Names(JsonElement report) => report.EnumerateObject().Select(TextCheck.NameOf).OfType<string>();
}
