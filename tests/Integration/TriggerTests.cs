using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>The contract with the Functions host, point by point, as the built app keeps it.</summary>
[Collection<UndisturbedStack>]
public class TriggerTests(UndisturbedStack stack)
{
    private const string SweepCall = """{"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":{"MethodName":"SweepDeadlines"}}}""";

    public static TheoryData<string> ForgedTargets =>
    [
        "/SweepDeadlines", "/sweepdeadlines", "//SweepDeadlines", "/api/../SweepDeadlines", "/api/%2e%2e/SweepDeadlines", "/api/..%2fSweepDeadlines",
        "/api/%2e%2e%2fSweepDeadlines", "/api/reports/..%2f..%2fSweepDeadlines", "/api/reports/%2e%2e/%2e%2e/SweepDeadlines", "/api/SweepDeadlines",
        "/api/reports/..%5c..%5cSweepDeadlines", "/%53weepDeadlines", "http://127.0.0.1/SweepDeadlines", "http://other.example.org/api/../SweepDeadlines",
    ];

    [Theory]
    [MemberData(nameof(ForgedTargets))]
    public async Task TriggerCallForgedFromOutside_ReachesNoTrigger(string target)
    {
        // The sweep of the minute would count as well. The app's lines come in their order: once that of a new report has come, those of earlier sweeps have.
        await using var sweep = await stack.Stack.Host.PauseAsync("SweepDeadlines");
        var report = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Poll.Until(() => stack.Stack.Host.Output.Lines.Any(line => line.Text.Contains(report, StringComparison.Ordinal)), "the app's lines have come");
        var before = Sweeps();
        var answer = await Raw(stack.Stack.HostAddress, $"POST {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {SweepCall.Length}\r\nConnection: close\r\n\r\n{SweepCall}");

        answer.ShouldMatch("^HTTP/1.1 (400|401|404)");
        answer.ShouldNotContain("Outputs");
        await stack.Swept();
        await Poll.Until(() => Sweeps() > before, "the sweep says that it ran");
        Sweeps().ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("X-Forwarded-Host: safeguarding.example.org")]
    [InlineData("x-ms-invocation-id: 5f0c7a52-3b8e-4c9a-9d0e-1c0ffee00000")]
    public async Task TriggerCallWithTheMarksOfProxying_IsNotFound(string header) =>
        (await Raw(stack.Stack.AppAddress, $"POST /SweepDeadlines HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\nContent-Length: {SweepCall.Length}\r\nConnection: close\r\n\r\n{SweepCall}"))
            .ShouldStartWith("HTTP/1.1 404");

    [Fact]
    public async Task RealTriggerCall_IsAnsweredWithTheOneJsonObject()
    {
        var answer = await stack.Send(HttpMethod.Post, "/SweepDeadlines", null, new StringContent(SweepCall, Encoding.UTF8, "application/json"), to: stack.Stack.AppAddress);

        answer.Status.ShouldBe(200);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Body.ShouldBe("""{"Outputs":{},"ReturnValue":null,"Logs":[]}""");
    }

    [Fact]
    public async Task TriggerCallThatFails_IsAnsweredSoThatTheHostRedelivers()
    {
        var unknown = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('b', 52)));
        var answer = await stack.Send(HttpMethod.Post, "/CreateDeliveries", null, new StringContent($$$"""{"Data":{"message":"{{{unknown}}}"},"Metadata":{}}""", Encoding.UTF8, "application/json"), to: stack.Stack.AppAddress);

        answer.Status.ShouldBe(500);
    }

    [Fact]
    public async Task Root_AnswersThePollAndNothingElseDoes()
    {
        (await stack.Send(HttpMethod.Get, "/", null, null, to: stack.Stack.AppAddress)).Status.ShouldBe(200);
        (await stack.Send(HttpMethod.Get, "/favicon.ico", null, null, to: stack.Stack.AppAddress)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task InheritedUrlsOfTheHost_DoNotMoveTheApp()
    {
        var port = Local.LoopbackServer.FreePort();
        using var app = Start(stack.Stack.AppSettings.Append(new("ASPNETCORE_URLS", stack.Stack.HostAddress.ToString())).Append(new("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}")));
        await Poll.Until(() => Listens(port) || app.HasExited, "it takes its port or gives up");

        app.HasExited.ShouldBeFalse("it would have died with the host's own port in use");
        (await stack.Get(Force, "/api/reports")).Status.ShouldBe(200);
        app.Kill();
        await app.WaitForExitAsync();
        app.ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task SettingsMissing_ExitsNonZeroAndNamesThemAll()
    {
        using var app = Start([new("Cosmos__Endpoint", "https://example.org")]);
        var said = await app.StandardError.ReadToEndAsync();
        await app.WaitForExitAsync();

        app.ExitCode.ShouldBe(1);
        said.ShouldContain("Cosmos__Database");
        said.ShouldContain("ReportIds__Key");
        said.ShouldNotContain("Cosmos__Endpoint");
    }

    [Fact]
    public async Task LooseningWhereAManagedIdentityIs_RefusesToStart()
    {
        using var app = Start(stack.Stack.AppSettings.Append(new("IDENTITY_ENDPOINT", "http://127.0.0.1:1/msi")));
        var said = await app.StandardError.ReadToEndAsync();
        await app.WaitForExitAsync();

        app.ExitCode.ShouldBe(1);
        said.ShouldContain("Loosen");
    }

    [Fact]
    public async Task EveryLineOfOutput_IsOneJsonEntry()
    {
        await stack.Post(Force, Encompass, OneChild());
        var lines = stack.Stack.Host.Output.Lines.Where(l => l.Source == Local.Host.OutputSource.App).Select(l => l.Text).ToList();

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    private int Sweeps() => stack.Stack.Host.Output.Lines.Count(l => l.Text.Contains("Sweep: ", StringComparison.Ordinal) && l.Text.Contains("items were due", StringComparison.Ordinal));

    private static bool Listens(int port) =>
        System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(l => l.Port == port);

    private static async Task<string> Raw(Uri to, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(to.Host, to.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }

    private static Process Start(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var root = new Local.LocalStackOptions().ScriptRoot;
        var start = new ProcessStartInfo(Path.Combine(root, "safeguarding-pipeline")) { WorkingDirectory = root, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start)!;
    }
}
