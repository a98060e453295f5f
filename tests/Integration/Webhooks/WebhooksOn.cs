using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>Gives the intake desks of some councils a webhook each for the tests of one class, and takes them away after it.</summary>
public sealed class WebhooksOn(RunningStack stack) : IAsyncLifetime
{
    public const string Secret = "whsec_bG9jYWwtd2ViaG9vay1zZWNyZXQtb2YtMzItYnl0ZXM=";
    public const string NewSecret = "whsec_bmV3ZXItd2ViaG9vay1zZWNyZXQtb2YtMzItYnl0ZXM=";

    /// <summary>The one that has no secret.</summary>
    public const string Unsigned = "W06000014";

    private static readonly string[] Councils = ["W06000001", "W06000002", "W06000003", "W06000004", "W06000005", "W06000006", "W06000008", "W06000009", Unsigned];

    public WebhookReceiver Receiver { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Receiver.Start();
        await Import(council => new Uri(Receiver.Address, council).AbsoluteUri);
        await Change(new()
        {
            ["Webhooks__Secrets"] = string.Join(';', Councils.Where(c => c != Unsigned).Select(c => $"{Desk(c)}={NewSecret} {Secret}")),
            ["Loosen__WebhookLoopback"] = "true",
            ["SSL_CERT_FILE"] = Receiver.CertificateFile,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Import(_ => "");
        await Change(new() { ["Webhooks__Secrets"] = "", ["Loosen__WebhookLoopback"] = "false", ["SSL_CERT_FILE"] = "" });
        await Receiver.DisposeAsync();
    }

    public static string Desk(string council) => $"{council}.intake";

    /// <summary>A report about a child who lives and is there.</summary>
    public async Task<string> Reported(string council)
    {
        var answer = await stack.Post(Force, Referrals, Referral().Replace("W06000015", council, StringComparison.Ordinal).Replace("W06000023", council, StringComparison.Ordinal));
        answer.Status.ShouldBe(202, answer.Body);
        return answer.Text("reportId");
    }

    public async Task<JsonObject?> Item(string council, string report) =>
        (await stack.Query("deliveries", "SELECT * FROM c WHERE c.recipientId = @key", Desk(council))).SingleOrDefault(d => d["reportId"]!.GetValue<string>() == report);

    /// <summary>The nudge of the item, once a question about it is answered with yes.</summary>
    public async Task<JsonObject> Nudge(string council, string report, Func<JsonObject, bool> question, string what)
    {
        JsonObject? nudge = null;
        await RunningStack.Eventually(async () => (nudge = (await Item(council, report))?["webhook"] as JsonObject) is not null && question(nudge), what);
        return nudge!;
    }

    public async Task<string> Id(string council, string report) => (await Item(council, report))!["id"]!.GetValue<string>();

    /// <summary>"webhook 1, webhook 1 204".</summary>
    public async Task<string> Audited(string id) => string.Join(", ", (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id))
        .Select(a => a["action"]!.GetValue<string>()).Where(a => a.StartsWith("webhook", StringComparison.Ordinal)));

    /// <summary>The wait for the next attempt, or for the end of one that was cut off, is over; the sweep runs. Somebody who writes meanwhile wins.</summary>
    public async Task Passed(string council, string report)
    {
        if (await Item(council, report) is { } item && item["webhook"]?["nextAttemptAt"] is not null)
        {
            item["webhook"]!["nextAttemptAt"] = "2026-01-01T00:00:00Z";
            await Replace(item);
        }
        await stack.Swept();
    }

    /// <summary>Stores a changed item and has it due.</summary>
    public async Task Replace(JsonObject item)
    {
        item["nextActionAt"] = 1L;
        using var stored = await stack.Container("deliveries").ReplaceItemStreamAsync(
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item)), item["id"]!.GetValue<string>(), new(item["recipientId"]!.GetValue<string>()),
            new() { IfMatchEtag = item["_etag"]!.GetValue<string>() });
    }

    private async Task Import(Func<string, string> address)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(new Local.LocalStackOptions().RepositoryRoot, "sample-payloads", "directory", "desks.csv"));
        var rows = Councils.Select(c => $"{lines.Single(l => l.StartsWith($"{Desk(c)},", StringComparison.Ordinal))},{address(c)}");
        var answer = await stack.Import(Importing.ImportId(), "desks", $"{lines[0]},webhook\n{string.Join('\n', rows)}\n");
        answer.Status.ShouldBe(200, answer.Body);
    }

    private async Task Change(Dictionary<string, string> settings)
    {
        stack.Stack.Host.ChangeSettings(settings);
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
    }
}
