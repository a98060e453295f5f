using System.Net;
using System.Net.Sockets;
using Safeguarding.Adapters;
using Safeguarding.Deliveries;
using Safeguarding.Tests.Unit.Deliveries;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Webhooks;

/// <summary>The guard at work, against a listener of this machine that notes whether anybody came.</summary>
public sealed class WebhookClientTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WebhookClientTests() => _listener.Start();

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task NameOfThisMachine_IsRefusedBeforeAnythingConnects(string host)
    {
        (await Post($"https://{host}:{Port}/hook", loopback: false)).ShouldBe(new("refused-address", WebhookVerdict.Stop));

        _listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task PlainHttp_IsRefusedEvenWhereThisMachineMayBeReached()
    {
        (await Post($"http://127.0.0.1:{Port}/hook", loopback: true)).Status.ShouldBe("refused-address");

        _listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task NobodyListensOrNoSuchName_IsTransient()
    {
        var port = Port;
        _listener.Stop();

        (await Post($"https://127.0.0.1:{port}/hook", loopback: true)).ShouldBe(new("unreachable", WebhookVerdict.Transient));
        (await Post("https://nowhere.invalid/hook", loopback: false)).ShouldBe(new("unreachable", WebhookVerdict.Transient));
    }

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private static async Task<WebhookAnswer> Post(string address, bool loopback)
    {
        using var client = new WebhookClient(loopback);
        return await client.Post(new(address), WebhookMessage.Of(GivenDelivery.ToDecide(), GivenDelivery.Start), [], CancellationToken.None);
    }
}
