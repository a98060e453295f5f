using System.Reflection;
using System.Text.Json;
using NodaTime;
using Safeguarding.Adapters;
using Safeguarding.Operations;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Operations;

public class OperatorDeskTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 8, 0);
    private static readonly string Id = new('a', 52);

    private static readonly IReadOnlyList<Limit> Limits =
        [.. typeof(OperatorLimits).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (Limit)f.GetValue(null)!)];

    [Theory]
    [InlineData("operator.break-glass", 30)]
    [InlineData("operator.most-replayed", 100)]
    [InlineData("operator.reason-length", 500)]
    public void Limit_HasTheValueThatTheDesignNames(string id, int value) => Limits.Single(l => l.Id == id).Value.ShouldBe(value);

    [Fact]
    public void EveryLimit_HasAnIdOfItsOwnAndSaysWhereItComesFrom()
    {
        Limits.Select(l => l.Id).Concat(Safeguarding.Routing.Limits.All.Select(l => l.Id)).ShouldBeUnique();
        Limits.ShouldAllBe(l => l.Source.Length > 0 && l.StartEvent.Length > 0);
    }

    /// <summary>Half-open like every interval: at the very end the grant is over.</summary>
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Grant_ShowsNothingAtOrAfterItsEnd(int milliseconds, bool live)
    {
        var end = At + Duration.FromMinutes(30);
        var grant = Grant(end);

        grant.IsLive(end + Duration.FromMilliseconds(milliseconds)).ShouldBe(live);
        (grant.Read(end + Duration.FromMilliseconds(milliseconds)) is not null).ShouldBe(live);
    }

    [Fact]
    public void Reads_AreAllCountedAndTheFirstFiftyKept()
    {
        var grant = Grant(At + Duration.FromHours(1));
        for (var i = 0; i < 60; i++)
        {
            grant = grant.Read(At + Duration.FromSeconds(i))!;
        }

        (grant.ReadCount, grant.Reads.Count, grant.Reads[^1]).ShouldBe((60, 50, At + Duration.FromSeconds(49)));
    }

    [Theory]
    [InlineData("""{"requestId":"q","reason":"why","deliveryIds":["ID"]}""", "")]
    [InlineData("""{"requestId":"q","reason":"why","filter":{"view":"stuck"}}""", "")]
    [InlineData("{}", "/reason operator-reason-required,/requestId import-unfit-id, replay-selection")]
    [InlineData("""{"requestId":"a b","reason":" ","reportIds":["x"]}""", "/reason operator-reason-required,/reportIds/0 not-an-id,/requestId import-unfit-id")]
    [InlineData("""{"requestId":"q","reason":"why","deliveryIds":[]}""", "/deliveryIds replay-count")]
    [InlineData("""{"requestId":"q","reason":"why","deliveryIds":["ID",null]}""", "/deliveryIds/1 not-an-id")]
    [InlineData("""{"requestId":"q","reason":"why","deliveryIds":["ID"],"reportIds":["ID"]}""", " replay-selection")]
    [InlineData("""{"requestId":"q","reason":"why","filter":{"view":"rejected"}}""", "/filter/view replay-view")]
    [InlineData("""{"requestId":"q","reason":"why","filter":{}}""", "/filter/view replay-view")]
    public void Request_NamesEveryFaultAtOnce(string json, string faults)
    {
        var said = JsonSerializer.Deserialize<ReplayBody>(json.Replace("ID", Id, StringComparison.Ordinal), JsonSerializerOptions.Web)!;

        string.Join(',', (said.Refused()?.Errors ?? []).Select(e => $"{e.Pointer} {e.Code}").OrderBy(e => e, StringComparer.Ordinal)).ShouldBe(
            string.Join(',', faults.Split(',').OrderBy(e => e, StringComparer.Ordinal)));
    }

    [Fact]
    public void Request_OfMoreThanAHundredIdsOrALongReason_IsRefused()
    {
        new ReplayBody("q", "why", [.. Enumerable.Repeat(Id, 100)]).Refused().ShouldBeNull();
        new ReplayBody("q", "why", [.. Enumerable.Repeat(Id, 101)]).Refused().ShouldNotBeNull();
        new ReplayBody("q", new('x', 500), [Id]).Refused().ShouldBeNull();
        new ReplayBody("q", new('x', 501), [Id]).Refused().ShouldNotBeNull();
    }

    [Fact]
    public void Digest_IsThatOfWhoAsksForWhat()
    {
        var said = new ReplayBody("q", "why", [Id]);

        (said with { RequestId = "other" }).Digest("me").ShouldBe(said.Digest("me"));
        said.Digest("you").ShouldNotBe(said.Digest("me"));
        (said with { Reason = "because" }).Digest("me").ShouldNotBe(said.Digest("me"));
        (said with { DeliveryIds = null, ReportIds = [Id] }).Digest("me").ShouldNotBe(said.Digest("me"));
    }

    /// <summary>Whatever shape a stored document has, its line is there: the broken one is what the operator looks for.</summary>
    [Theory]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"x","kind":7,"work":"none","replays":{},"dueAt":"soon","receivedAt":5,"state":[],"history":1,"recipientId":{}}""")]
    [InlineData("""{"id":"x","work":{"attempts":"2","lastError":1},"replays":[],"history":["?"],"stuckAt":"yesterday"}""")]
    [InlineData("""{"id":"x","work":{"attempts":99999999999},"replays":[3],"dueAt":1.5}""")]
    public void BrokenDocument_StillHasItsLine(string json)
    {
        var row = JsonDocument.Parse(json).RootElement;

        OperatorRows.Delivery(row, "why", "stuckAt").Reasons.ShouldBe(["why"]);
        OperatorRows.Report(row, "why", "work.lastErrorAt").Id.ShouldBe("x");
        OperatorRows.Overdue(row).Id.ShouldBe("x");
        OperatorRows.Returned(row).Reasons.ShouldBe(["returned-by-channel"]);
        OperatorRows.Rejection(row).Id.ShouldBe("x");
    }

    private static BreakGlassGrant Grant(Instant end) =>
        new("g", BreakGlassGrant.Partition, Id, "school.1", "p", "person", "why", At.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds(), [], 0);
}
