using System.Text.Json;
using Amqp;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Adapters;
using Safeguarding.Deliveries;
using Safeguarding.Local;
using Safeguarding.Local.Broker;
using Safeguarding.Tests.Unit.Deliveries;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.ServiceBus;

public sealed class ServiceBusChannelTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task ContentTooLargeForAMessage_GoesAsAReferenceToTheInbox()
    {
        var view = JsonSerializer.SerializeToElement(new { narrative = new string('ŵ', 120_000) });

        var data = await Sent(GivenDelivery.ToDecide() with { View = view });

        data.GetProperty("inbox").GetString().ShouldBe("/api/deliveries/d");
        data.GetProperty("delivery").GetProperty("deliveryId").GetString().ShouldBe("d");
        data.TryGetProperty("content", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task ContentThatFits_GoesWhole() =>
        (await Sent(GivenDelivery.ToDecide())).GetProperty("content").GetRawText().ShouldContain("Afanc");

    private static async Task<JsonElement> Sent(Delivery delivery)
    {
        var model = new BusModel([], [new TopicEntity("outbound-deliveries", "recipientId", Hour, 10, Hour, Hour, null, ["W06000015.intake"])]);
        await using var broker = LocalBroker.Start(model, new PortChoice("", null), null, SystemClock.Instance);
        var authority = broker.ConnectionString.Split("//")[1].Split(';')[0];
        var key = broker.ConnectionString.Split("SharedAccessKey=")[1].Split(';')[0];
        var setup = new BusSetup(
            new Address($"amqp://{authority}"), authority, new SharedAccessTokens("local", key, SystemClock.Instance));
        await using var sender = new BusSender(setup, SystemClock.Instance, NullLogger<BusSender>.Instance);
        await new ServiceBusChannel(sender, new FakeClock(GivenDelivery.Start)).Send(delivery, delivery.Id, CancellationToken.None);
        var message = broker.Look("outbound-deliveries/Subscriptions/W06000015.intake").ShouldHaveSingleItem();
        return JsonDocument.Parse(message.Body).RootElement.GetProperty("data");
    }
}
