using System.Globalization;
using System.Text.Json.Nodes;
using Safeguarding.Tests.Simulation.Model;
using Safeguarding.Tests.Simulation.Running;

namespace Safeguarding.Tests.Simulation.Checking;

/// <summary>Holds what is stored at the end against what the model says: desks, deadlines, steps and when they were taken, states. Everything that differs is listed.</summary>
internal sealed class Comparison(World world)
{
    public List<string> Lost { get; } = [];

    public List<string> Unexpected { get; } = [];

    public List<string> Differences { get; } = [];

    public void Compare(IReadOnlyList<ReportTrack> reports, IReadOnlyList<JsonObject> deliveries)
    {
        var byReport = deliveries.ToLookup(d => Text(d, "reportId"));
        foreach (var report in reports)
        {
            var left = byReport[report.ReportId].ToList();
            foreach (var item in report.Items)
            {
                CompareItem(report, item, left);
            }
            foreach (var (item, escalation) in report.Items.SelectMany(i => i.Escalations(world).Select(e => (i, e))))
            {
                CompareEscalation(report, item, escalation, left);
            }
            Unexpected.AddRange(left.Select(d => $"{report.Case.Reference} {Text(d, "recipientId")} {Text(d, "childKey")} {Text(d, "cause")}"));
        }
        var known = reports.Select(r => r.ReportId).ToHashSet();
        Unexpected.AddRange(deliveries.Where(d => !known.Contains(Text(d, "reportId")!)).Select(d => $"{Text(d, "recipientId")} of no accepted report"));
    }

    private void CompareItem(ReportTrack report, ExpectedItem item, List<JsonObject> left)
    {
        var found = left.FirstOrDefault(d => Text(d, "recipientId") == item.Desk && Text(d, "childKey") == item.Child && Text(d, "cause") == $"route:{item.Round}");
        if (found is null)
        {
            Lost.Add($"{report.Case.Reference} {item.Key}");
            return;
        }
        left.Remove(found);
        foreach (var (what, expected, actual) in ItemFacts.Of(item, found).Where(f => f.Expected != f.Actual))
        {
            Differences.Add($"{report.Case.Reference} {item.Key}, received {item.Received:ddd dd MMM HH:mm:ss}: {what} should be {expected}, is {actual}");
        }
    }

    private void CompareEscalation(ReportTrack report, ExpectedItem item, ExpectedEscalation escalation, List<JsonObject> left)
    {
        var expected = escalation.StoodDown ? "stood-down" : "sent";
        var what = $"{report.Case.Reference} {item.Key}: escalation {escalation.Step} to {escalation.Desk}";
        var found = left.Where(d => Text(d, "recipientId") == escalation.Desk && Text(d, "cause") == $"escalation:{escalation.Step}" && Text(d["view"], "waitsAt") == item.Desk)
            .OrderBy(d => Text(d, "state") == expected ? 0 : 1).FirstOrDefault();
        if (found is null)
        {
            Lost.Add(what);
            return;
        }
        left.Remove(found);
        if (Text(found, "state") != expected)
        {
            Differences.Add($"{what} should be {expected}, is {Text(found, "state")}");
        }
    }

    internal static string? Text(JsonNode? node, string name) => node?[name]?.ToString();

    internal static DateTime Time(JsonNode node) => DateTime.Parse(node.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
