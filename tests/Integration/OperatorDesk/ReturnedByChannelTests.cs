using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.OperatorItems;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.OperatorDesk;

/// <summary>What a council's subscription gave back is listed, sent again under the replay's name, and listed again when it comes back once more.</summary>
[Collection<FailingStack>]
public class ReturnedByChannelTests(FailingStack stack)
{
    private const string Council = "W06000022.intake";
    private const string Subscription = $"outbound-deliveries/Subscriptions/{Council}";

    [Fact]
    public async Task ItemThatNobodyTook_IsReplayedUnderAnIdOfItsOwnThatNamesTheDelivery()
    {
        var receipt = await stack.Post(Force, Referrals, Referral().Replace("W06000015", "W06000022", StringComparison.Ordinal));
        receipt.Status.ShouldBe(202, receipt.Body);
        var report = receipt.Text("reportId");
        await Poll.Until(async () => (await Item(report))?.IsAtRest() == true, "sent");
        var id = (await Item(report))!["id"]!.GetValue<string>();
        await ComesBack(report);
        Reasons(await Line(id)).ShouldStartWith("returned-by-channel expired");

        var answer = await stack.Replay(Reference(), $$""" "filter":{"view":"returned-by-channel","desk":"{{Council}}","kind":"referral"} """);

        answer.Json.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("id").GetString() == id).GetProperty("outcome").GetString().ShouldBe("replayed");
        await Poll.Until(() => stack.Stack.Broker.Look(Subscription).Any(m => m.Id == $"{id}:r1"), "sent again");
        stack.Stack.Broker.Look(Subscription).Single(m => m.Id == $"{id}:r1").Properties["deliveryId"].ShouldBe(id);
        (await stack.View("returned-by-channel")).ShouldNotContain(l => l.GetProperty("id").GetString() == id);
        await ComesBack(report);
        (await Line(id)).GetProperty("replays").GetInt32().ShouldBe(1);
    }

    private async Task ComesBack(string report)
    {
        stack.Stack.Broker.Expire(Subscription, SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(2));
        await Poll.Until(async () => (await Item(report))!["returnedByChannelAt"] is not null, "it comes back");
    }

    private async Task<JsonObject?> Item(string report) =>
        (await stack.Report(report)) is null ? null : (await stack.DeliveriesOf(report)).SingleOrDefault(d => d["recipientId"]!.GetValue<string>() == Council);

    private async Task<JsonElement> Line(string id) => (await stack.View("returned-by-channel")).Single(l => l.GetProperty("id").GetString() == id);

    private static string Reasons(JsonElement line) => string.Join(' ', line.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
}
