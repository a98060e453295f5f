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

    private static readonly string[] Amending = ["amended", "withdrawn", "readBefore"];
    private static readonly string[] Children = ["children", "child"];
    private static readonly string[] Concerns = ["concern", "incident", "episode", "risk", "riskMarkers"];
    private static readonly string[] Shown = ["dangerToStaff", "notSafeToShare", "caution", .. Amending];

    public static string Of(Delivery delivery, Instant now, string language)
    {
        var report = delivery.View.At("report") ?? delivery.View;
        var title = FieldLabels.For("title").In(language);
        var html = new HtmlText(language)
            .Markup("<!DOCTYPE html>\n").Markup(language == "cy" ? "<html lang=\"cy\">" : "<html lang=\"en\">")
            .Markup("<head><meta charset=\"utf-8\">").Element("title", title).Markup("</head>\n<body>\n<main>\n").Element("h1", title);
        Amended(html, delivery);
        First(html, delivery.View, report);
        if (delivery.View.At("report") is not null)
        {
            Section(html, "forThisDesk", delivery.View, [.. Names(delivery.View).Except([.. Shown, "report"])]);
        }
        Section(html, "children", report, Children);
        Section(html, "concern", report, Concerns);
        Section(html, "rest", report, [.. Names(report).Except([.. Shown, .. Children, .. Concerns])]);
        Decisions(html, delivery, language);
        Actions(html, delivery, language);
        Confirmations(html, delivery);
        Item(html, delivery, now);
        return html.Markup("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Before anything else: that the sender amended or took back what the page says.</summary>
    private static void Amended(HtmlText html, Delivery delivery)
    {
        var changes = new (string Name, Instant? At)[] { ("withdrawnAt", delivery.WithdrawnAt), ("amendedAwayAt", delivery.AmendedAwayAt), ("amendedAt", delivery.AmendedAt) };
        if (changes.All(c => c.At is null) && Amending.All(n => delivery.View.At(n) is null))
        {
            return;
        }
        html.Markup("<section>").Label("h2", "amendment").Markup("<dl>");
        foreach (var (name, at) in changes.Where(c => c.At is not null))
        {
            html.Entry(name, HtmlText.Time(at!.Value));
        }
        if (delivery.AmendedBy is { } newer)
        {
            html.Entry("newerItem", newer);
        }
        foreach (var name in Amending.Where(n => delivery.View.At(n) is not null))
        {
            html.Entry(name, delivery.View.At(name)!.Value);
        }
        html.Markup("</dl></section>\n");
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
                .Entry("nextActions", JsonSerializer.SerializeToElement(d.NextActions, PipelineJson.Options))
                .Entry("feedbackToReporter", d.FeedbackToReporter).Entry("recipientCaseId", d.RecipientCaseId).Markup("</dl></li>");
        }
        html.Markup("</ol></section>\n");
    }

    /// <summary>The desk's own record of what it did, in the words of the options that its item lists.</summary>
    private static void Actions(HtmlText html, Delivery delivery, string language)
    {
        if (delivery.Actions.Count == 0)
        {
            return;
        }
        var options = delivery.View.Items("supportOptions").Concat(delivery.View.Items("actionsToRecord")).ToList();
        string Words(string code) => options.FirstOrDefault(o => o.Text("code") == code).Text(language) ?? code;
        html.Markup("<section>").Label("h2", "actionsTaken").Markup("<ol>");
        foreach (var a in delivery.Actions)
        {
            html.Markup("<li><dl>").Entry("actedAt", HtmlText.Time(a.At)).Entry("actedBy", a.By.Name ?? a.By.Id)
                .Entry("actionsTaken", JsonSerializer.SerializeToElement(a.Actions.Select(Words), PipelineJson.Options)).Entry("note", a.Note).Markup("</dl></li>");
        }
        html.Markup("</ol></section>\n");
    }

    /// <summary>Which matched reports the desk confirmed as those of one child, and which it rejected.</summary>
    private static void Confirmations(HtmlText html, Delivery delivery)
    {
        if (delivery.MatchConfirmations.Count == 0)
        {
            return;
        }
        html.Markup("<section>").Label("h2", "matchConfirmations").Markup("<ol>");
        foreach (var said in delivery.MatchConfirmations)
        {
            html.Markup("<li><dl>").Entry("confirmedAt", HtmlText.Time(said.At)).Entry("confirmedBy", said.By.Name ?? said.By.Id)
                .Entry("confirmed", JsonSerializer.SerializeToElement(said.Confirmed, PipelineJson.Options)).Entry("rejected", JsonSerializer.SerializeToElement(said.Rejected, PipelineJson.Options))
                .Entry("note", said.Note).Markup("</dl></li>");
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
