using Amqp;
using Amqp.Framing;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using NodaTime;
using Safeguarding.Adapters;
using Safeguarding.Local;
using Safeguarding.Local.Broker;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.ServiceBus;

/// <summary>The sender against the local broker, which is itself held against Microsoft's own client.</summary>
public sealed class BusSenderTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly LocalBroker _broker = LocalBroker.Start(
        new BusModel([], [new TopicEntity("out", "to", Hour, 10, Hour, Hour, null, ["one"])]), new PortChoice("", null), null, SystemClock.Instance);
    private readonly ShortTokens _tokens = new();
    private readonly SenderLog _log = new();
    private BusSender _sender = null!;

    public ValueTask InitializeAsync()
    {
        var authority = _broker.ConnectionString.Split("//")[1].Split(';')[0].Split(':');
        var address = new Address(authority[0], int.Parse(authority[1], System.Globalization.CultureInfo.InvariantCulture), null, null, "/", "amqp");
        _sender = new(new BusSetup(address, string.Join(':', authority), _tokens), SystemClock.Instance, _log);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task TokenOfTheIdentity_IsRenewedBeforeItExpiresOnTheSameLink()
    {
        _tokens.Life = Duration.FromSeconds(8);
        var sent = 0;
        await Send($"{sent++}");
        await Poll.Until(() => SystemClock.Instance.GetCurrentInstant() > _tokens.Issued[0].Until, "the first is over", () => Send($"{sent++}"));

        _tokens.Issued[1].At.ShouldBeLessThan(_tokens.Issued[0].Until, "while the first was still good");
        _log.Lines.ShouldBeEmpty("no attempt failed");
        Ids().Count.ShouldBe(sent);
    }

    [Fact]
    public async Task SeveralMessages_ShareOneLinkAndOneToken()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Send(i.ToString(System.Globalization.CultureInfo.InvariantCulture))));

        Ids().Count.ShouldBe(20);
        _tokens.Issued.Count.ShouldBe(1);
    }

    [Fact]
    public async Task BrokerThatComesBackBetweenAttempts_GetsTheMessageOnce()
    {
        await Send("1");
        _broker.Close();
        var sending = Send("2");
        await Poll.Until(() => _log.Lines.Count > 0, "an attempt has failed");
        _broker.Open();
        await sending;

        Ids().ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task BrokerThatStaysAway_IsUnavailable()
    {
        _broker.Close();

        (await Should.ThrowAsync<UnavailableException>(Send("1"))).Dependency.ShouldBe("service-bus");
    }

    [Theory]
    [InlineData(BrokerFault.Busy)]
    [InlineData(BrokerFault.Release)]
    [InlineData(BrokerFault.Disconnect)]
    public async Task BrokerThatAcceptsNoAttempt_IsUnavailableAndNothingCountsAsSent(BrokerFault fault)
    {
        _broker.Faults.Set("out", fault, times: 3);

        await Should.ThrowAsync<UnavailableException>(Send("1"));
        Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task TopicThatIsNotThere_IsUnavailable() =>
        await Should.ThrowAsync<UnavailableException>(_sender.Send("absent", () => new Message("x"), CancellationToken.None));

    private IReadOnlyList<string> Ids() => [.. _broker.Look("out/Subscriptions/one").Select(m => m.Id)];

    private Task Send(string id) => _sender.Send("out", () => new()
    {
        Properties = new() { MessageId = id },
        ApplicationProperties = new() { ["to"] = "one" },
        BodySection = new Data { Binary = [1] },
    }, CancellationToken.None);

    private sealed class SenderLog : ILogger<BusSender>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }

    /// <summary>Tokens of the kind that Entra ID issues, as short-lived as a test needs.</summary>
    private sealed class ShortTokens : IBusTokens
    {
        public Duration Life { get; set; } = Duration.FromHours(1);

        public List<(Instant At, Instant Until)> Issued { get; } = [];

        public Task<BusToken> For(string audience, CancellationToken stop)
        {
            var now = SystemClock.Instance.GetCurrentInstant();
            var until = now + Life;
            Issued.Add((now, until));
            var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
                .CreateToken($$"""{"aud":"https://servicebus.azure.net","exp":{{until.ToUnixTimeSeconds()}}}""");
            return Task.FromResult(new BusToken("jwt", token, until));
        }
    }
}
