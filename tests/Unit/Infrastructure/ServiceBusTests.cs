using System.Text.Json.Nodes;
using System.Xml;
using Safeguarding.Directory;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Infrastructure;

/// <summary>What is deployed of Service Bus, held against infra/service-bus.json and against what the app relies on.</summary>
public class ServiceBusTests
{
    private const string Namespace = "Microsoft.ServiceBus/namespaces";

    public static TheoryData<string> Environments => Repository.Environments;

    [Theory]
    [MemberData(nameof(Environments))]
    public void Queues_AreThoseOfTheListWithoutDuplicateDetection(string environment)
    {
        var made = Prediction.Of(environment).All($"{Namespace}/queues");

        made.Select(q => (q.Text("name").Split('/')[^1], q.Text("properties.maxDeliveryCount"), q.Text("properties.lockDuration")))
            .ShouldBe([("reports-in", "50", "PT1M"), ("untaken-deliveries", "50", "PT1M")], ignoreOrder: true);
        made.ShouldAllBe(q => q.Text("properties.requiresDuplicateDetection") == "false" && q.Text("properties.deadLetteringOnMessageExpiration") == "true");
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Topics_DropTheSameMessageSentAgainWithinADay(string environment)
    {
        foreach (var topic in Prediction.Of(environment).All($"{Namespace}/topics"))
        {
            topic.Text("properties.requiresDuplicateDetection").ShouldBe("true");
            XmlConvert.ToTimeSpan(topic.Text("properties.duplicateDetectionHistoryTimeWindow")).ShouldBe(TimeSpan.FromHours(24));
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void EachSubscription_TakesOnlyWhatCarriesItsOwnName(string environment)
    {
        var prediction = Prediction.Of(environment);
        var rules = prediction.All($"{Namespace}/topics/subscriptions/rules").ToDictionary(r => r.Text("name"));
        foreach (var subscription in prediction.All($"{Namespace}/topics/subscriptions"))
        {
            var name = subscription.Text("name").Split('/');
            var rule = rules[$"{subscription.Text("name")}/$Default"];
            rule.Text("properties.filterType").ShouldBe("CorrelationFilter");
            rule.At("properties.correlationFilter.properties")!.ToJsonString()
                .ShouldBe($$"""{"{{(name[1] == "receipts" ? "senderId" : "recipientId")}}":"{{name[2]}}"}""");
        }
        rules.Count.ShouldBe(prediction.All($"{Namespace}/topics/subscriptions").Length);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void DeliveriesThatNobodyTakes_AreForwardedToTheQueueThatTheAppReads(string environment)
    {
        var outbound = Prediction.Of(environment).All($"{Namespace}/topics/subscriptions").Where(s => s.Text("name").Split('/')[1] == "outbound-deliveries").ToList();

        outbound.Count.ShouldBe(66, "22 authorities with three desks each");
        outbound.ShouldAllBe(s => s.Text("properties.forwardDeadLetteredMessagesTo") == "untaken-deliveries" && s.Text("properties.deadLetteringOnMessageExpiration") == "true");
        Repository.TriggeredBusQueues.ShouldContain("untaken-deliveries");
    }

    [Fact]
    public void Triggers_ReceiveFromEveryQueueAndFromNoOther() =>
        Repository.TriggeredBusQueues.ShouldBe(["reports-in", "reports-in/$DeadLetterQueue", "untaken-deliveries"], ignoreOrder: true);

    [Fact]
    public void LockRenewal_LastsAsLongAsTheLongestCall() =>
        Repository.HostJson.Text("extensions.serviceBus.maxAutoLockRenewalDuration").ShouldBe(Repository.HostJson.Text("functionTimeout"));

    [Fact]
    public void CouncilDesksAndSendersOfTheSamples_HaveTheirSubscriptions()
    {
        var data = DirectoryImport.Read(Repository.At("sample-payloads", "directory")).Data;

        Subscriptions("outbound-deliveries").ShouldBe(
            data!.Desks.Where(d => d.Organisation.StartsWith('W') && d.Id.StartsWith(d.Organisation, StringComparison.Ordinal)).Select(d => d.Id), ignoreOrder: true);
        Subscriptions("receipts").ShouldBe(data.Senders.Select(s => s.Id), ignoreOrder: true);
    }

    [Fact]
    public void NamesOfSubscriptions_AreThoseThatServiceBusTakes() =>
        Subscriptions("outbound-deliveries").Concat(Subscriptions("receipts")).ShouldAllBe(name => System.Text.RegularExpressions.Regex.IsMatch(name, "^[A-Za-z0-9][A-Za-z0-9._-]{0,48}[A-Za-z0-9]$"));

    private static string[] Subscriptions(string topic) =>
        Repository.ServiceBus["topics"]!.AsArray().Single(t => t.Text("name") == topic).At("subscriptions").Texts();
}
