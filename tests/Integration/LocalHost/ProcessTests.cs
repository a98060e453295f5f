using System.Net;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>How the host treats the end of the app's process. Each test has a stack of its own: some end it.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private readonly StubbedHost _stub = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _stub.InitializeAsync();

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    [Fact]
    public async Task KilledByHost_NextRequestIsHeldAndServedByANewProcess_NotCounted()
    {
        for (var round = 0; round < 4; round++)
        {
            var before = _stub.Host.AppProcessId;
            _stub.Host.KillApp();

            (await Status("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
            _stub.Host.AppProcessId.ShouldNotBe(before);
        }

        _stub.Host.GivenUp.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task ExitCode200_RestartedWithoutBeingCounted()
    {
        for (var round = 0; round < 4; round++)
        {
            (await Status("/api/orders/exit/200")).ShouldBe(HttpStatusCode.InternalServerError);
            (await Status("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task ThirdCrash_HostGivesUp()
    {
        await Status("/api/orders/exit/1");
        (await Status("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
        await Status("/api/orders/exit/1");
        (await Status("/api/orders/1")).ShouldBe(HttpStatusCode.OK);
        await Status("/api/orders/exit/1");

        (await _stub.Host.GivenUp.WaitAsync(Poll.Limit, Stop)).ShouldStartWith("Exceeded http worker restart retry count");
    }

    [Fact]
    public async Task ExitCode0_AppStaysGoneAndHostStaysUp()
    {
        await Status("/api/orders/exit/0");

        (await Status("/api/orders/1")).ShouldBe(HttpStatusCode.InternalServerError);
        (await _stub.Client.GetAsync("/admin/host/ping", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _stub.Host.GivenUp.IsCompleted.ShouldBeFalse();
    }

    private async Task<HttpStatusCode> Status(string path) => (await _stub.Client.PostAsync(path, null, Stop)).StatusCode;
}
