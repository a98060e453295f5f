using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;
using static Safeguarding.Tests.Integration.Support.RepeatPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>A child who is missing for the third time: the desks of the rule hear of a possible match, and no sender learns anything.</summary>
[Collection<AfterwardsStack>]
public class RepeatTests(AfterwardsStack stack)
{
    [Fact]
    public async Task ThirdEpisodeOfThreeSenders_ReachesTheHomeAuthorityWithCountDatesAndBasis()
    {
        var ids = await stack.Thrice(Family());

        (await stack.RepeatAt(ids[0])).ShouldBeNull();
        (await stack.RepeatAt(ids[1])).ShouldBeNull();
        var item = (await stack.RepeatAt(ids[2]))!;
        item["cause"]!.GetValue<string>().ShouldBe("repeat:3");
        var content = (await stack.Opened(Newport, item.IdOf())).GetProperty("content");
        var repeat = content.GetProperty("repeat");
        repeat.GetProperty("status").GetString().ShouldBe("possible");
        repeat.GetProperty("episodeNumber").GetInt32().ShouldBe(3);
        repeat.GetProperty("dates").GetArrayLength().ShouldBe(3);
        repeat.GetProperty("matches").EnumerateArray().Select(m => $"{m.GetProperty("reportId")} {m.GetProperty("basis")}")
            .ShouldBe([$"{ids[0]} name-and-date-of-birth", $"{ids[1]} name-and-date-of-birth"]);
        content.GetRawText().ShouldNotContain("Coat of 60");
        content.GetRawText().ShouldNotContain("Coat of 30");
        (await stack.Inbox(Newport, ids[2])).Count(i => i.GetProperty("reason").GetString() == "repeat-missing").ShouldBe(1);
    }

    [Fact]
    public async Task WhatTheSenderReads_IsTheSameWithAndWithoutEarlierReports()
    {
        var family = Family();
        await stack.Worked(Force, Of(family, 60));
        await stack.Worked(OtherForce, Of(family, 30));
        var (known, unknown) = (Of(family, 1), Of(Family(), 1));
        var preview = (await stack.Post(Charity, "/api/routing-previews", known)).Shape();
        preview.ShouldBe((await stack.Post(Charity, "/api/routing-previews", unknown)).Shape());
        var (first, other) = (await stack.Post(Charity, Missing, known), await stack.Post(Charity, Missing, unknown));
        first.Shape().ShouldBe(other.Shape());
        foreach (var id in new[] { first.Text("reportId"), other.Text("reportId") })
        {
            await Poll.Until(() => stack.IsAtRest(id), "sent");
        }

        (await stack.RepeatAt(first.Text("reportId"))).ShouldNotBeNull();
        (await stack.Post(Charity, Missing, known)).Shape().ShouldBe((await stack.Post(Charity, Missing, unknown)).Shape(), "sent again");
        (await stack.Get(Charity, $"/api/reports/{first.Text("reportId")}")).Shape().ShouldBe((await stack.Get(Charity, $"/api/reports/{other.Text("reportId")}")).Shape());
        var events = (await stack.Post(Charity, Events(first.Text("reportId")), Event("sighted"))).Shape();
        events.ShouldBe((await stack.Post(Charity, Events(other.Text("reportId")), Event("sighted"))).Shape());
        var listed = (await stack.Get(Charity, "/api/reports")).Json.GetProperty("items").EnumerateArray()
            .Where(r => new[] { first.Text("reportId"), other.Text("reportId") }.Contains(r.GetProperty("reportId").GetString())).Select(r => r.GetProperty("desks").GetInt32());
        listed.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ChildWithoutEnoughDetail_IsMatchedWithNothingAndAcceptedAllTheSame()
    {
        var family = Family();
        foreach (var daysAgo in new[] { 60, 30, 1 })
        {
            var id = await stack.Worked(Force, Of(family, daysAgo, born: "about 2012"));
            (await stack.RepeatAt(id)).ShouldBeNull();
            (await stack.Report(id))!["repeatsSoughtAt"].ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task NotOurs_GoesToTheDutyDeskAndTheSenderIsNotAsked()
    {
        var ids = await stack.Thrice(Family());
        var item = (await stack.RepeatAt(ids[2]))!;
        var before = (await stack.Get(Charity, $"/api/reports/{ids[2]}")).Body;
        (await stack.Post(Newport, $"/api/deliveries/{item.IdOf()}/redirection", """{"actingPerson":{"name":"Test Worker"},"reason":"not ours"}""")).Status.ShouldBe(200);

        await Poll.Until(async () => await stack.RepeatAt(ids[2], "duty.gwent") is not null && await stack.IsAtRest(ids[2]), "the duty desk, and nobody else");
        var next = (await stack.RepeatAt(ids[2], "duty.gwent"))!;
        (await stack.Opened(DutyGwent, next.IdOf())).GetProperty("content").GetProperty("repeat").GetProperty("episodeNumber").GetInt32().ShouldBe(3);
        (await stack.DeliveriesOf(ids[2])).Select(d => d["reason"]!.GetValue<string>()).ShouldNotContain("route-needed");
        (await stack.Get(Charity, $"/api/reports/{ids[2]}")).Body.ShouldBe(before);
    }

    [Fact]
    public async Task StoredEntriesAndLogs_SayNothingOfWhoItIs()
    {
        var family = Family();
        var ids = await stack.Thrice(family);
        await stack.Confirm((await stack.RepeatAt(ids[2]))!.IdOf(), [ids[0]], [ids[1]]);
        var search = new LeakSearch([family, "2012-05-06", "Test Worker"]);
        foreach (var key in Keys(family))
        {
            var entries = await stack.Query("episode-matches", "SELECT * FROM c WHERE c.matchKey = @key", key);
            entries.Select(e => e["reportId"]!.GetValue<string>()).Order().ShouldBe(ids.Order());
            search.FirstIn(JsonSerializer.Serialize(entries)).ShouldBeNull();
        }
        var output = string.Join('\n', stack.Stack.Host.Output.Lines.Select(l => l.Text));
        output.ShouldContain("repeats were sought");
        search.FirstIn(output).ShouldBeNull();
        output.ShouldNotContain("name-and-date-of-birth.");
    }

    /// <summary>Two key versions are configured: each child is indexed under both. Worked out here without the app's own code.</summary>
    private static IEnumerable<string> Keys(string family)
    {
        foreach (var (version, key) in new[] { ("v1", "local-identity-match-key-32-byte"), ("v2", "newer-identity-match-key-32-byte") })
        {
            using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(key));
            var parts = new[] { "name-and-date-of-birth", family.ToLowerInvariant(), "w", "2012-05-06" };
            var hash = hmac.ComputeHash([.. parts.SelectMany(p => (byte[])[0, 0, 0, (byte)p.Length, .. Encoding.ASCII.GetBytes(p)])]);
            var bits = string.Concat(hash.Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))).PadRight(260, '0');
            yield return $"{version}.{parts[0]}." + string.Concat(Enumerable.Range(0, 52).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));
        }
    }
}
