using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed at random moments while reports come in. A sender repeats what it got no receipt for; every report that was accepted is in
/// its inbox once, and in no other. Which school is right comes from the table here, not from the code under test.
/// </summary>
[Collection<KilledStack>]
public class KilledUnderLoadTests(KilledStack stack)
{
    private static readonly (int Reports, int Kills) Form = Kills.All ? (120, 6) : (40, 2);

    private static readonly (string School, string Inbox)[] Schools =
    [
        ("6802901", "school-6802901-system"), ("6804901", "school-6804901-system"), ("6814001", "school-6814001-system"), ("999101", "school-999101-system"),
    ];

    [Fact]
    public async Task KilledAtRandomMoments_EveryAcceptedReportReachesItsInboxOnce()
    {
        var random = new Random(20261123);
        var accepted = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        using var finished = new CancellationTokenSource();
        var killing = Task.Run(async () =>
        {
            for (var i = 0; i < Form.Kills && !finished.IsCancellationRequested; i++)
            {
                await Task.Delay(random.Next(300, 1200));
                stack.Stack.Host.KillApp();
                await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None);
            }
        });
        await Parallel.ForEachAsync(Enumerable.Range(0, Form.Reports), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, _) =>
            accepted[await SendUntilAccepted(i % Schools.Length)] = i % Schools.Length);
        await finished.CancelAsync();
        await killing;

        accepted.Count.ShouldBe(Form.Reports);
        await stack.SweptUntil(async () => await Task.WhenAll((await stack.Undelivered(accepted.Keys)).Select(stack.LetLeasesEnd)), async () => (await stack.Undelivered(accepted.Keys)).Count == 0);
        foreach (var (school, inbox) in Schools)
        {
            var items = await All(inbox);
            var mine = accepted.Where(a => Schools[a.Value].School == school).Select(a => a.Key).ToHashSet();
            items.Where(accepted.ContainsKey).Order().ShouldBe(mine.Order(), $"{school}: each once, and no other's");
        }
    }

    private async Task<string> SendUntilAccepted(int school)
    {
        var body = OneChild().Replace("6802901", Schools[school].School, StringComparison.Ordinal);
        for (var attempt = 0; attempt < 50; attempt++)
        {
            try
            {
                if (await stack.Post(Force, Encompass, body) is { Status: 202 } receipt)
                {
                    return receipt.Text("reportId");
                }
            }
            catch (HttpRequestException)
            {
                // Cut off in the middle: nobody knows whether it was accepted, so it is sent again.
            }
            await Task.Delay(200);
        }
        throw new TimeoutException("never accepted");
    }

    /// <summary>Report ids of a whole inbox, page by page.</summary>
    private async Task<IReadOnlyList<string>> All(string inbox)
    {
        var ids = new List<string>();
        for (var page = ""; page is not null;)
        {
            var answer = (await stack.Get(inbox, $"/api/deliveries{page}")).Json;
            ids.AddRange(answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("reportId").GetString()!));
            page = answer.TryGetProperty("next", out var next) ? $"?page={next.GetString()}" : null;
        }
        return ids;
    }
}
