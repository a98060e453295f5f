using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Tests.Integration.Telemetry;
using Safeguarding.Tests.Integration.Webhooks;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>A stack that speaks to others: the intake desks of some councils have a webhook each, and telemetry is exported.</summary>
public sealed class ConnectedStack : RunningStack, ICollectionFixture<ConnectedStack>
{
    public const string Secret = "whsec_bG9jYWwtd2ViaG9vay1zZWNyZXQtb2YtMzItYnl0ZXM=";
    public const string NewSecret = "whsec_bmV3ZXItd2ViaG9vay1zZWNyZXQtb2YtMzItYnl0ZXM=";

    /// <summary>The one that has no secret.</summary>
    public const string Unsigned = "W06000014";

    private static readonly string[] Councils = ["W06000001", "W06000002", "W06000003", "W06000004", "W06000005", "W06000006", "W06000008", "W06000009", Unsigned];

    /// <summary>The councils' systems.</summary>
    public WebhookReceiver Receiver { get; } = new();

    internal OtlpReceiver Telemetry { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await Telemetry.Start();
        await Receiver.Start();
        await base.InitializeAsync();
        await GiveWebhooks();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
        await Telemetry.DisposeAsync();
    }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Webhooks__Secrets"] = string.Join(';', Councils.Where(c => c != Unsigned).Select(c => $"{Desk(c)}={NewSecret} {Secret}")),
        ["Loosen__WebhookLoopback"] = "true",
        ["SSL_CERT_FILE"] = Receiver.CertificateFile,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Address.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
    };

    public static string Desk(string council) => $"{council}.intake";

    /// <summary>A report about a child who lives and is there.</summary>
    public async Task<string> Reported(string council)
    {
        var answer = await Post(Force, Referrals, Referral().Replace("W06000015", council, StringComparison.Ordinal).Replace("W06000023", council, StringComparison.Ordinal));
        answer.Status.ShouldBe(202, answer.Body);
        return answer.Text("reportId");
    }

    public async Task<JsonObject?> Item(string council, string report) =>
        (await this.ItemsAt(Desk(council), report)).SingleOrDefault();

    /// <summary>The nudge of the item, once a question about it is answered with yes.</summary>
    public async Task<JsonObject> Nudge(string council, string report, Func<JsonObject, bool> question, string what)
    {
        JsonObject? nudge = null;
        await Poll.Until(async () => (nudge = (await Item(council, report))?["webhook"] as JsonObject) is not null && question(nudge), what);
        return nudge!;
    }

    /// <summary>The council's system has an attempt for the item.</summary>
    public Task Attempted(string council, string report) => Poll.Until(
        async () => await Item(council, report) is { } item && Receiver.At(council).Any(r => r.Id == item["id"]!.GetValue<string>()), "the first attempt");

    /// <summary>
    /// A report whose first attempt was answered 503, and what happens before its next one: however slow the machine is, none is made meanwhile. From then
    /// on the council answers 503.
    /// </summary>
    public async Task<(string Report, string Id)> FailedOnce(string council, Func<string, Task> meanwhile)
    {
        var answered = new TaskCompletionSource<int>();
        Receiver.Answers(council, _ => answered.Task);
        var report = await Reported(council);
        await Attempted(council, report);
        await using var sending = await Stack.Host.PauseAsync("SendWebhook");
        answered.SetResult(503);
        await Nudge(council, report, n => n["lastStatus"] is not null, "failed once");
        var id = await Id(council, report);
        await meanwhile(id);
        return (report, id);
    }

    public async Task<string> Id(string council, string report) => (await Item(council, report))!["id"]!.GetValue<string>();

    /// <summary>"webhook 1, webhook 1 204".</summary>
    public async Task<string> Audited(string id) => string.Join(", ", (await this.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id))
        .Select(a => a["action"]!.GetValue<string>()).Where(a => a.StartsWith("webhook", StringComparison.Ordinal)));

    /// <summary>The wait for the next attempt, or for the end of one that was cut off, is over; the sweep runs.</summary>
    public async Task Passed(string council, string report)
    {
        await LetAttemptEnd(council, report);
        await this.Swept();
    }

    /// <summary>The same without the sweep. Somebody who writes meanwhile wins.</summary>
    public async Task LetAttemptEnd(string council, string report)
    {
        if (await Item(council, report) is { } item && item["webhook"]?["nextAttemptAt"] is not null)
        {
            item["webhook"]!["nextAttemptAt"] = "2026-01-01T00:00:00Z";
            await Replace(item);
        }
    }

    /// <summary>Stores a changed item and has it due.</summary>
    public async Task Replace(JsonObject item)
    {
        item["nextActionAt"] = 1L;
        using var stored = await Container("deliveries").ReplaceItemStreamAsync(
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item)), item["id"]!.GetValue<string>(), new(item["recipientId"]!.GetValue<string>()),
            new() { IfMatchEtag = item["_etag"]!.GetValue<string>() });
    }

    private async Task GiveWebhooks()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(new Local.LocalStackOptions().RepositoryRoot, "sample-payloads", "directory", "desks.csv"));
        var rows = Councils.Select(c => $"{lines.Single(l => l.StartsWith($"{Desk(c)},", StringComparison.Ordinal))},{new Uri(Receiver.Address, c).AbsoluteUri}");
        var answer = await this.Import(Importing.ImportId(), "desks", $"{lines[0]},webhook\n{string.Join('\n', rows)}\n");
        answer.Status.ShouldBe(200, answer.Body);
    }
}
