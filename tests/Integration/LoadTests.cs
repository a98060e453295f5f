using System.Collections.Concurrent;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// A morning's reports from eight callers at once, while those before them are delivered: each is accepted at the first attempt and reaches its desk. In the
/// long form 2,000 of them, which is more than the ports of this machine unless every part keeps its connections.
/// </summary>
[Collection<UndisturbedStack>]
public class LoadTests(UndisturbedStack stack)
{
    private static readonly int Reports = Kills.All ? 2000 : 100;

    private static readonly string[] Schools = ["6802901", "6804901", "6814001"];

    [Fact]
    public async Task EightCallersAtOnce_EachReportIsAcceptedAtOnceAndDelivered()
    {
        var (refused, accepted) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        await Parallel.ForEachAsync(Enumerable.Range(0, Reports), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var answer = await stack.Post(Force, Encompass, OneChild().Replace("6802901", Schools[i % Schools.Length], StringComparison.Ordinal));
            if (answer.Status == 202)
            {
                accepted.Add(answer.Text("reportId"));
            }
            else
            {
                refused.Add($"{i}: {answer.Status} {answer.Body}");
            }
        });

        refused.ShouldBeEmpty();
        IReadOnlyList<string> waiting = [.. accepted];
        await Poll.Until(async () => (waiting = await stack.Undelivered(waiting)).Count == 0, "all are delivered");
    }
}
