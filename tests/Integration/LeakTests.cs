using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Safeguarding.Tests.Integration.Telemetry;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration;

/// <summary>Nothing that identifies a child leaves by a side door: a full run of all samples, with faults, and every output searched.</summary>
[Collection<ConnectedStack>]
public class LeakTests(ConnectedStack stack)
{
    private static string Samples => Path.Combine(new Local.LocalStackOptions().RepositoryRoot, "sample-payloads");

    [Fact]
    public async Task FullRun_LeavesNoChildInLogsQueuesProblemsOrAddresses()
    {
        var search = new LeakSearch(LeakSearch.IdentifyingValues(Samples));
        search.Count.ShouldBeGreaterThan(1000);
        var seen = new ConcurrentBag<(string Where, string Text)>();
        await using var routing = await stack.Stack.Host.PauseAsync("CreateDeliveries");
        await SendAll(seen);
        await Peek("accepted-reports", seen);
        await using var sending = await stack.Stack.Host.PauseAsync("SendDelivery");
        await routing.DisposeAsync();
        await stack.WorkedOff("accepted-reports");
        var due = (await stack.Queue("due-deliveries").GetPropertiesAsync()).Value.ApproximateMessagesCount;
        due.ShouldBeGreaterThan(20);
        await Peek("due-deliveries", seen);
        var sentBefore = SendingSpans();
        await sending.DisposeAsync();
        await stack.WorkedOff(); // also because the councils' systems hear of these items, and other tests count what they hear
        await Poll.Until(() => SendingSpans() >= sentBefore + due, "sending is exported");

        foreach (var rejection in await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", "pipeline"))
        {
            seen.Add(("rejections", rejection.ToJsonString()));
        }
        foreach (var line in stack.Stack.Host.Output.Lines)
        {
            seen.Add(("output", line.Text));
        }
        foreach (var text in stack.Telemetry.Texts)
        {
            seen.Add(("telemetry", text));
        }

        seen.Count(s => s.Where == "output").ShouldBeGreaterThan(20);
        var leaks = seen.Select(s => (s.Where, Leak: search.FirstIn(s.Text))).Where(s => s.Leak is not null).ToList();
        leaks.ShouldBeEmpty();
    }

    /// <summary>The search itself is worth what it finds: a name planted in each encoding, in the middle of a line.</summary>
    [Theory]
    [InlineData("Sioned Ŵyn-Afanc")]
    [InlineData("2018-03-09")]
    [InlineData("7 Heol y Dychymyg")]
    public void PlantedValue_IsFoundInEveryEncoding(string value)
    {
        var search = new LeakSearch([value]);
        var forms = new List<string>
        {
            value, value.ToUpperInvariant(), Uri.EscapeDataString(value), JsonSerializer.Serialize(value), value.Normalize(NormalizationForm.FormD),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"x{value}y")), System.Net.WebUtility.HtmlEncode(value),
        };
        forms.AddRange(Enumerable.Range(0, 6).Select(i => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('p', i) + value + " and more"))));
        forms.AddRange(Enumerable.Range(0, 3).Select(i => Convert.ToBase64String(Encoding.Unicode.GetBytes(new string('p', i) + value + " and more"))));

        foreach (var form in forms)
        {
            search.FirstIn($"before {form} after").ShouldBe(value, form);
        }
        search.FirstIn("nothing of the kind").ShouldBeNull();
    }

    private int SendingSpans() => stack.Telemetry.Spans.Count(s => s.Name == "send-delivery");

    /// <summary>Every sample as its sender sends it, once with the archive and once with the database failing, then for good.</summary>
    private async Task SendAll(ConcurrentBag<(string Where, string Text)> seen)
    {
        foreach (var front in new[] { stack.Stack.BlobFront, stack.Stack.CosmosFront, null })
        {
            using var fault = front?.Faults.Add(new() { Effect = FaultEffect.Status, Status = 503, Method = front == stack.Stack.CosmosFront ? "POST" : "PUT" });
            foreach (var file in System.IO.Directory.EnumerateFiles(Samples, "*.expected.json", SearchOption.AllDirectories).Take(front is null ? 1000 : 2))
            {
                var sidecar = JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
                var content = new ByteArrayContent(await File.ReadAllBytesAsync(file.Replace(".expected.json", ".json", StringComparison.Ordinal)));
                content.Headers.ContentType = new(sidecar.TryGetProperty("contentType", out var type) ? type.GetString()! : "application/json");
                var answer = await stack.Send(HttpMethod.Post, sidecar.GetProperty("path").GetString()!, stack.Token(sidecar.GetProperty("sender").GetString()!), content);
                seen.Add(("answer", answer.Body));
                seen.Add(("address", answer.Response.Headers.Location?.ToString() ?? ""));
            }
        }
    }

    private async Task Peek(string queue, ConcurrentBag<(string Where, string Text)> seen)
    {
        foreach (var message in (await stack.Queue(queue).PeekMessagesAsync(32)).Value)
        {
            seen.Add((queue, message.Body.ToString()));
        }
    }
}
