using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Looks at stored documents, and lets time pass for them by moving their next action into the past.</summary>
internal static class Documents
{
    public static async Task<JsonObject?> Report(this RunningStack stack, string reportId) => await stack.Read("reports", reportId, reportId);

    public static async Task<JsonObject?> Read(this RunningStack stack, string container, string id, string partition)
    {
        using var response = await stack.Container(container).ReadItemStreamAsync(id, new(partition));
        var document = response.IsSuccessStatusCode ? (JsonObject)JsonNode.Parse(response.Content)! : null;
        Poll.Saw(container, document);
        return document;
    }

    public static async Task<IReadOnlyList<JsonObject>> DeliveriesOf(this RunningStack stack, string reportId)
    {
        var found = new List<JsonObject>();
        foreach (var desk in (await stack.Report(reportId))!["routes"]!.AsArray().Select(r => r!["desk"]!.GetValue<string>()).Distinct())
        {
            found.AddRange(await stack.ItemsAt(desk, reportId));
        }
        return found;
    }

    /// <summary>Those of the reports that are not at each of their desks.</summary>
    public static async Task<IReadOnlyList<string>> Undelivered(this RunningStack stack, IEnumerable<string> reportIds)
    {
        var waiting = new List<string>();
        foreach (var id in reportIds)
        {
            if ((await stack.Report(id))!["routedAt"] is null || (await stack.DeliveriesOf(id)).Any(d => d["sentAt"] is null))
            {
                waiting.Add(id);
            }
        }
        return waiting;
    }

    /// <summary>What a desk holds under one id, be it a report's or a notice's.</summary>
    public static Task<IReadOnlyList<JsonObject>> ItemsAt(this RunningStack stack, string desk, string reportId) =>
        stack.Query("deliveries", "SELECT * FROM c WHERE c.recipientId = @key AND c.reportId = @report", desk, ("@report", reportId));

    /// <summary>What the database says promises no order; entries of the audit are put in that of their ids.</summary>
    public static async Task<IReadOnlyList<JsonObject>> Query(this RunningStack stack, string container, string sql, string key, params (string Name, string Value)[] more)
    {
        var query = more.Aggregate(new QueryDefinition(sql).WithParameter("@key", key), (q, p) => q.WithParameter(p.Name, p.Value));
        using var pages = stack.Container(container).GetItemQueryIterator<JsonElement>(query, requestOptions: new() { PartitionKey = new(key) });
        var found = new List<JsonObject>();
        while (pages.HasMoreResults)
        {
            found.AddRange((await pages.ReadNextAsync()).Select(e => JsonObject.Create(e)!));
        }
        Poll.Saw(() => $"{found.Count} of {container}");
        found.ForEach(document => Poll.Saw(container, document));
        return container == "audit" ? [.. found.OrderBy(e => e["id"]!.GetValue<string>(), StringComparer.Ordinal)] : found;
    }

    /// <summary>Sent (or stood down before), and the worker has written down when it acts next: nobody writes to it until then.</summary>
    public static bool IsAtRest(this JsonObject delivery) => (delivery["sentAt"] ?? delivery["stoodDownAt"]) is not null
        && !(delivery["nextActionAt"]?.GetValue<long>() <= NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds());

    /// <summary>What a lease's end would do: every waiting document of the report is due now.</summary>
    public static async Task LetLeasesEnd(this RunningStack stack, string reportId)
    {
        if (await stack.Report(reportId) is not { } report)
        {
            return;
        }
        await stack.MakeDue("reports", report, reportId);
        foreach (var delivery in await stack.DeliveriesOf(reportId))
        {
            await stack.MakeDue("deliveries", delivery, delivery["recipientId"]!.GetValue<string>());
        }
    }

    /// <summary>The same for what a desk holds under one id.</summary>
    public static async Task MakeDue(this RunningStack stack, string desk, string reportId)
    {
        foreach (var delivery in await stack.ItemsAt(desk, reportId))
        {
            await stack.MakeDue("deliveries", delivery, desk);
        }
    }

    private static async Task MakeDue(this RunningStack stack, string container, JsonObject document, string partition)
    {
        if (document.ContainsKey("nextActionAt") && document["sentAt"] is null)
        {
            // A worker that writes meanwhile wins: what it has ended must not be due again.
            using var patched = await stack.Container(container).PatchItemStreamAsync(
                document["id"]!.GetValue<string>(), new(partition), [PatchOperation.Set("/nextActionAt", 1L)], new() { IfMatchEtag = document["_etag"]!.GetValue<string>() });
            if (patched.StatusCode != HttpStatusCode.PreconditionFailed)
            {
                patched.EnsureSuccessStatusCode();
            }
        }
    }

    public static async Task Store(this RunningStack stack, string container, JsonObject document, string partition)
    {
        using var stored = await stack.Container(container).UpsertItemStreamAsync(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document)), new(partition));
        stored.EnsureSuccessStatusCode();
    }
}
