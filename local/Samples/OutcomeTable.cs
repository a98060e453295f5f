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
        var accepted = Table("Accepted", "Sample", "Report", "Desk", "Child", "Reason", "Rule", "Due (London)");
        var refused = Table("Refused", "Sample", "Status", "Codes");
        foreach (var outcome in outcomes)
        {
            if (outcome.Receipt is { } receipt)
            {
                AddAccepted(accepted, outcome.Sample.Name, receipt);
            }
            else
            {
                Add(refused, outcome.Sample.Name, $"{outcome.Status}", string.Join(", ", outcome.Codes));
            }
        }

        foreach (var table in new[] { accepted, refused }.Where(table => table.Rows.Count > 0))
        {
            console.Write(table);
        }
    }

    private static Table Table(string title, params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(title);
        foreach (var column in columns)
        {
            table.AddColumn(column);
        }

        return table;
    }

    private static void AddAccepted(Table table, string name, Receipt receipt)
    {
        var report = receipt.ReportId[..Math.Min(8, receipt.ReportId.Length)];
        foreach (var route in receipt.Routes)
        {
            Add(table, name, report, route.Desk, route.Child, route.Reason, route.RuleId, Due(route.DueAt));
            name = report = "";
        }
    }

    private static void Add(Table table, params string?[] cells) => table.AddRow([.. cells.Select(cell => (cell ?? "").EscapeMarkup())]);

    private static string Due(DateTimeOffset? due) => due is { } known
        ? DuePattern.Format(Instant.FromDateTimeOffset(known).InZone(London).LocalDateTime)
        : "";
}
