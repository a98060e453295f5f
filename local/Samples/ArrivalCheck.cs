using System.Diagnostics;

namespace Safeguarding.Local.Samples;

/// <summary>Waits until every accepted sample is in the inboxes of its expected desks, and in no other.</summary>
internal sealed class ArrivalCheck(Inboxes inboxes)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <returns>What is missing or unexpected, a sentence each; none when all is as expected.</returns>
    public async Task<IReadOnlyList<string>> WaitAsync(IReadOnlyList<SampleOutcome> outcomes, CancellationToken cancellation)
    {
        var accepted = outcomes.Where(outcome => outcome.Receipt is not null).ToList();
        await WaitForExpectedAsync(accepted, cancellation);
        var arrived = await inboxes.ReadAllAsync(cancellation);
        return [.. accepted.SelectMany(outcome => Missing(outcome, arrived)), .. accepted.SelectMany(outcome => Unexpected(outcome, arrived))];
    }

    // Asks only the desks that still lack something: a directory has a hundred of them.
    private async Task WaitForExpectedAsync(IReadOnlyList<SampleOutcome> accepted, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var open = accepted;
        while (clock.Elapsed < Limit)
        {
            var arrived = await inboxes.ReadAsync(open.SelectMany(outcome => outcome.Sample.Desks).ToHashSet(), cancellation);
            open = [.. open.Where(outcome => Missing(outcome, arrived).Any())];
            if (open.Count == 0)
            {
                return;
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private IEnumerable<string> Missing(SampleOutcome outcome, ILookup<string, string> arrived) =>
        from desk in outcome.Sample.Desks.Except(arrived[outcome.Receipt!.ReportId])
        select inboxes.CanRead(desk)
            ? $"{outcome.Sample.Name} did not reach {desk}."
            : $"{outcome.Sample.Name} should reach {desk}, but principals.csv has nobody who reads that inbox.";

    private static IEnumerable<string> Unexpected(SampleOutcome outcome, ILookup<string, string> arrived) =>
        from desk in arrived[outcome.Receipt!.ReportId].Except(outcome.Sample.Desks).Except(outcome.Sample.Expected.AlsoAllowed ?? [])
        select $"{outcome.Sample.Name} reached {desk}, which is not expected.";
}
