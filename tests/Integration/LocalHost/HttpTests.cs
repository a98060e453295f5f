using System.Net;
using System.Net.Http.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>The host's HTTP side against the contract observed on the real host.</summary>
[Collection<StubStack>]
public sealed class HttpTests(StubbedHost stub)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProxiedRequest_KeepsPathQueryAndBody_ReplacesForwardingHeaders()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Orders/a%2Fb%20c?a=1&a=2&enc=%2F%3D") { Content = new StringContent("body") };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", "forged");
        request.Headers.Add("x-ms-invocation-id", "forged");
        request.Headers.Add("X-Forwarded-Host", "forged");
        request.Headers.Add("X-Custom", "kept");

        (await stub.Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var seen = (await stub.SeenAsync("/api/Orders/a%2Fb%20c?a=1&a=2&enc=%2F%3D")).ShouldHaveSingleItem();
        seen.Body.ShouldBe("body");
        seen.Headers["host"].ShouldBe(stub.Host.AppAddress.Authority);
        seen.Headers["x-forwarded-host"].ShouldBe(stub.Host.Address.Authority);
        seen.Headers["x-forwarded-for"].ShouldBe("127.0.0.1");
        seen.Headers["x-forwarded-proto"].ShouldBe("http");
        Guid.TryParse(seen.Headers["x-azure-functions-invocationid"], out _).ShouldBeTrue();
        seen.Headers["x-ms-invocation-id"].ShouldBe(seen.Headers["x-azure-functions-invocationid"]);
        seen.Headers["x-custom"].ShouldBe("kept");
    }

    [Theory]
    [InlineData("GET", "/api/orders/1")]
    [InlineData("POST", "/Work")]
    [InlineData("POST", "/orders/1")]
    [InlineData("POST", "/api/../Work")]
    [InlineData("POST", "/api/%2e%2e/Work")]
    [InlineData("GET", "/api/switched")]
    public async Task UnlistedMethodPathOrDisabledFunction_NotFound(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(
            stub.Host.Address.AbsoluteUri.TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        (await stub.Client.SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task TwoMatchingRoutes_FirstFunctionByNameWins() =>
        (await stub.Client.GetAsync("/api/items/7", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "All sorts before ZItems, which asks for a key");

    [Fact]
    public async Task AppEnvironment_HasTheHostsVariablesAndItsUrls()
    {
        using var answer = await stub.Client.PostAsync("/api/orders/environment", null, Stop);
        var environment = (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>(Stop))!;

        environment["ASPNETCORE_URLS"].ShouldBe(stub.Host.Address.AbsoluteUri);
        environment["FUNCTIONS_CUSTOMHANDLER_PORT"].ShouldBe($"{stub.Host.AppAddress.Port}");
        environment["FUNCTIONS_HTTPWORKER_PORT"].ShouldBe($"{stub.Host.AppAddress.Port}");
        environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"].ShouldBe(environment["FUNCTIONS_HTTPWORKER_ID"]);
        environment["FUNCTIONS_WORKER_RUNTIME"].ShouldBe("custom");
        environment["Access__Tenants"].ShouldBe("one.example.org;two.example.org");
    }
}
