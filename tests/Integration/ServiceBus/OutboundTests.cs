using System.Text.Json.Nodes;
using NodaTime;
using Safeguarding.Local.Broker;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>Deliveries to the one desk of the sample directory that takes its items from Service Bus as well: Newport's intake.</summary>
[Collection<FailingStack>]
public sealed class OutboundTests(FailingStack stack)
{
    private const string Desk = "W06000022.intake";
    private const string Subscription = $"outbound-deliveries/Subscriptions/{Desk}";
    private const string Newport = "w06000022-intake-system";

    private readonly Bus _bus = new(stack);

    [Fact]
    public async Task Delivery_IsOneCloudEventForItsDeskAloneWithIdsBesideIt()
    {
        var report = await Submit();
        var message = await MessageOf(report);
        var item = (await stack.Inbox(Newport, report)).ShouldHaveSingleItem();
        var id = item.GetProperty("deliveryId").GetString()!;

        (message.MessageId, message.Subject, message.ContentType).ShouldBe((id, "referral", "application/cloudevents+json; charset=utf-8"));
        message.ApplicationProperties!.Select(p => p.Key).Order().ShouldBe(["dueAt", "kind", "priority", "recipientId"]);
        message.ApplicationProperties!["recipientId"]!.GetValue<string>().ShouldBe(Desk);
        message.ApplicationProperties!["dueAt"]!.GetValue<string>().ShouldBe(item.GetProperty("dueAt").GetString());
        var sent = message.Json;
        (sent["specversion"]!.GetValue<string>(), sent["id"]!.GetValue<string>(), sent["type"]!.GetValue<string>()).ShouldBe(("1.0", id, "safeguarding-pipeline.delivery"));
        var opened = JsonNode.Parse((await stack.Get(Newport, $"/api/deliveries/{id}")).Body)!;
        JsonNode.DeepEquals(sent["data"]!["content"], opened["content"]).ShouldBeTrue("the desk reads the same projection either way");
        message.Text.ShouldContain("Ŵyn", Case.Sensitive, "Welsh letters are left alone");
        OtherSubscriptions().ShouldBeEmpty();
        await _bus.Client.Settle(message, "complete");
    }

    [Theory]
    [InlineData(BrokerFault.Busy)]
    [InlineData(BrokerFault.Disconnect)]
    [InlineData(BrokerFault.Hang)]
    [InlineData(BrokerFault.StoreThenHang)]
    public async Task MessageThatTheBrokerDoesNotTakeAtFirst_IsSentAgainUnderTheSameIdAndArrivesOnce(BrokerFault fault)
    {
        stack.Stack.Broker.Faults.Set("outbound-deliveries", fault);
        var report = await Submit();
        await Sent(report);

        stack.Stack.Broker.Look(Subscription).Where(m => m.Text.Contains(report, StringComparison.Ordinal)).ShouldHaveSingleItem();
        await _bus.Client.Settle(await MessageOf(report), "complete");
    }

    [Fact]
    public async Task BrokerAway_NothingCountsAsSentAndDeadlinesGoOnUntilItIsBack()
    {
        var said = _bus.Listen();
        stack.Stack.Broker.Close();
        string report;
        try
        {
            report = await Submit();
            await Poll.Until(async () => (await stack.Inbox(Newport, report)).Count == 1, "it is in the inbox all the same");
            await Poll.Until(() => said("Sending to outbound-deliveries failed, attempt 3"), "every attempt failed");
            (await Delivery(report))["sentAt"].ShouldBeNull();
        }
        finally
        {
            stack.Stack.Broker.Open();
        }
        await stack.LetLeasesEnd(report);
        await stack.Swept();
        await Sent(report);

        await _bus.Client.Settle(await MessageOf(report), "complete");
    }

    [Fact]
    public async Task MessageThatNobodyTook_ComesBackToItsDeliveryWhichIsChasedOn()
    {
        var report = await Submit();
        await Sent(report);
        stack.Stack.Broker.Expire(Subscription, SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(2));
        await Poll.Until(async () => (await Delivery(report))["returnedByChannelAt"] is not null, "it comes back");

        var delivery = await Delivery(report);
        delivery["history"]!.AsArray().Single(h => h!["what"]!.GetValue<string>() == "returned-by-channel")!["detail"]!.GetValue<string>().ShouldBe("expired");
        delivery["acknowledgedAt"].ShouldBeNull();
        delivery["nextActionAt"].ShouldNotBeNull("the next step of the chase");
        stack.Stack.Broker.Look(Subscription).ShouldBeEmpty();
        await Poll.Until(() => stack.Stack.Broker.Look("untaken-deliveries").Count == 0, "it is completed");

        await LetTheDeadlinePass(delivery);
        await Poll.Until(async () => (await Delivery(report))["breachedAt"] is not null, "its deadline passes");
        (await Delivery(report))["escalations"]!.AsArray().Select(e => (e!["step"]!.GetValue<string>(), e["desk"]!.GetValue<string>()))
            .ShouldBe([("escalate", "duty.gwent"), ("breach", "duty.gwent")]);
    }

    [Fact]
    public async Task MessageThatTheCouncilsSystemRefuses_ComesBackWithoutTheSystemsWords()
    {
        var report = await Submit();
        await _bus.Client.Settle(await MessageOf(report), "deadLetter", "Test-Afanc", "cannot read the child's name");
        await Poll.Until(async () => (await Delivery(report))["returnedByChannelAt"] is not null, "it comes back");

        (await Delivery(report))["history"]!.ToJsonString().ShouldContain("refused-by-receiver");
        (await Delivery(report))["history"]!.ToJsonString().ShouldNotContain("Afanc");
    }

    private async Task LetTheDeadlinePass(JsonObject delivery)
    {
        delivery["steps"] = JsonNode.Parse("""
            [{"name":"escalate","action":"escalate","at":"2001-09-09T01:31:40Z"},{"name":"breach","action":"breach","at":"2001-09-09T01:46:40Z"}]
            """);
        (delivery["stepsDone"], delivery["nextActionAt"]) = (new JsonArray(), 1);
        await stack.Store("deliveries", delivery, Desk);
        await stack.Swept();
    }

    private async Task<string> Submit()
    {
        var answer = await stack.Post(Force, Referrals, Referral().Replace("W06000015", "W06000022", StringComparison.Ordinal));
        answer.Status.ShouldBe(202, answer.Body);
        return answer.Text("reportId");
    }

    /// <summary>Held under its lock by the council's client.</summary>
    private async Task<ReceivedMessage> MessageOf(string report)
    {
        ReceivedMessage? found = null;
        await Poll.Until(async () =>
        {
            foreach (var message in await _bus.Client.Receive(Subscription, wait: 2000))
            {
                if (message.Json["data"]!["delivery"]!["reportId"]!.GetValue<string>() == report)
                {
                    found = message;
                    return true;
                }
                await _bus.Client.Settle(message, "complete");
            }
            return false;
        }, "the message arrives");
        return found!;
    }

    private async Task<JsonObject> Delivery(string report) => (await Deliveries(report)).Single();

    private Task Sent(string report) => Poll.Until(async () => (await Deliveries(report)).Any(d => d.IsAtRest()), "it is sent");

    private async Task<IEnumerable<JsonObject>> Deliveries(string report) =>
        (await stack.DeliveriesOf(report)).Where(d => d["recipientId"]!.GetValue<string>() == Desk);

    private IReadOnlyList<BusMessage> OtherSubscriptions() =>
        [.. new[] { "W06000023.intake", "W06000015.intake", "W06000022.education-safeguarding" }.SelectMany(d => stack.Stack.Broker.Look($"outbound-deliveries/Subscriptions/{d}"))];
}
