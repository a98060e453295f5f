using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Safeguarding.Local.Samples;

/// <summary>What was routed where, why and by when; and what was refused.</summary>
internal static class OutcomeTable
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDateTimePattern DuePattern = LocalDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu HH:mm");

    public static void Write(IAnsiConsole console, IReadOnlyList<SampleOutcome> outcomes)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Samples sent");
        foreach (var column in new[] { "Sample", "Report", "Desk", "Child", "Reason", "Rule", "Due (London)" })
        {
            table.AddColumn(new TableColumn(column));
        }

        foreach (var outcome in outcomes)
        {
            AddRows(table, outcome);
        }

        console.Write(table);
    }

    private static void AddRows(Table table, SampleOutcome outcome)
    {
        if (outcome.Receipt is not { } receipt)
        {
            var style = outcome.Fault is null ? "grey" : "red";
            Add(table, outcome.Sample.Name, "-", "-", "-", $"[{style}]refused {outcome.Status}: {string.Join(", ", outcome.Codes).EscapeMarkup()}[/]", "", "");
            return;
        }

        var name = outcome.Sample.Name;
        var report = receipt.ReportId[..Math.Min(8, receipt.ReportId.Length)];
        foreach (var route in receipt.Routes)
        {
            Add(table, name, report, route.Desk.EscapeMarkup(), Text(route.Child), Text(route.Reason), Text(route.RuleId), Due(route.DueAt));
            name = report = "";
        }
    }

    private static void Add(Table table, string name, params string[] cells) => table.AddRow([name.EscapeMarkup(), .. cells]);

    private static string Text(string? value) => (value ?? "").EscapeMarkup();

    private static string Due(DateTimeOffset? due) => due is { } known
        ? DuePattern.Format(Instant.FromDateTimeOffset(known).InZone(London).LocalDateTime)
        : "";
}
