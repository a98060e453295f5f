using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Model;
using Safeguarding.Tests.Simulation.Running;
using Spectre.Console;

namespace Safeguarding.Tests.Simulation.Checking;

/// <summary>What became of every item, laid out for a person: met, met after an escalation, or breached and why.</summary>
internal sealed class Summary(World world, Fortnight fortnight, People people, Comparison comparison, int stops)
{
    private const string Met = "met";
    private const string MetAfterEscalation = "met after escalation";
    private const string Breached = "breached";
    private const string OnAssumedDay = "late on an assumed day";
    private const string Redirected = "not ours";
    private const string StoodDown = "question answered elsewhere";

    private static readonly string[] Outcomes = [Met, MetAfterEscalation, Breached, OnAssumedDay, Redirected, StoodDown];

    public void Write(TextWriter to)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(to) });
        console.Profile.Width = 200;
        console.WriteLine($"Fortnight from {fortnight.First:dddd d MMMM yyyy} ({fortnight.Name}), seed {fortnight.Seed}, {world.Forces.Count} forces, {stops} stops of the clock");
        console.Write(Totals());
        console.Write(Reasons());
        console.WriteLine($"Sent again: {people.Resent}. Lost: {comparison.Lost.Count}. Unexpected: {comparison.Unexpected.Count}. "
            + $"Differences from the model: {comparison.Differences.Count}. Unexpected answers: {people.Surprises.Count}.");
        foreach (var (what, lines) in new[] { ("Lost", comparison.Lost), ("Unexpected", comparison.Unexpected), ("Differs", comparison.Differences), ("Answer", people.Surprises) })
        {
            lines.ForEach(line => to.WriteLine($"{what}: {line}"));
        }
    }

    private Table Totals()
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumns(["kind", "accepted", "items", .. Outcomes, "lost", "unexpected"]);
        foreach (var kind in people.Reports.GroupBy(r => r.Case.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var items = kind.SelectMany(r => r.Items).ToList();
            int Of(List<string> list) => list.Count(l => kind.Any(r => l.StartsWith($"{r.Case.Reference} ", StringComparison.Ordinal)));
            table.AddRow([kind.Key, $"{kind.Count()}", $"{items.Count}", .. Outcomes.Select(o => $"{items.Count(i => OutcomeOf(i) == o)}"),
                $"{Of(comparison.Lost)}", $"{Of(comparison.Unexpected)}"]);
        }
        return table;
    }

    private Table Reasons()
    {
        var table = new Table().Border(TableBorder.Ascii).AddColumns("kind of report", "kind of desk", "outcome", "reason", "items");
        var rows = people.Reports.SelectMany(r => r.Items).Where(i => OutcomeOf(i) is Breached or OnAssumedDay)
            .GroupBy(i => (i.Case.Kind, Desk: world.Desk(i.Desk)!.Kind, Outcome: OutcomeOf(i), Reason: ReasonOf(i))).OrderBy(g => g.Key);
        foreach (var row in rows)
        {
            table.AddRow(row.Key.Kind, row.Key.Desk, row.Key.Outcome, row.Key.Reason, $"{row.Count()}");
        }
        return table;
    }

    private static string OutcomeOf(ExpectedItem item) =>
        item.RedirectedAt is not null ? Redirected
        : item.StoodDownAt is not null ? StoodDown
        : item.ClosedAt < item.Clock.Due ? (item.Taken.Any(s => s is { Action: "escalate" } && item.Clock.Steps.Contains(s)) ? MetAfterEscalation : Met)
        : item.Clock.Assumed ? OnAssumedDay
        : Breached;

    private string ReasonOf(ExpectedItem item)
    {
        var why = item.ClosedAt is not null ? "acknowledged late"
            : item.IsRelay && item.InHandAt is not null ? "in hand, but the school was not told"
            : !world.Desk(item.Desk)!.HasContacts ? "nobody left at the desk"
            : "nobody acknowledged";
        return why + (item.Clock.ShortNotice ? ", at short notice by the sender" : "") + (item.Clock.LateOnArrival ? ", late when it arrived" : "");
    }
}
