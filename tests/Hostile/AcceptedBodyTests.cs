using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using CsCheck;
using Microsoft.Azure.Cosmos;
using Safeguarding.Tests.Hostile.Generation;
using Safeguarding.Tests.Hostile.Running;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Hostile;

/// <summary>
/// Nothing that is accepted is unreadable: a body at any depth up to the limit, with any marker text, can be listed, opened on the screen and on paper,
/// swept and reconciled, and no school that its marker binds reads what that hides; one that is deeper is refused before anything is stored. HOSTILE_BODIES scales their number; CsCheck_Seed repeats a failure.
/// </summary>
public class AcceptedBodyTests(HostileStack stack, ITestOutputHelper output)
{
    private const int MostDepth = 32;
    private const string Sender = "south-wales-police-system";

    /// <summary>Of the bodies that what is said here is about, however few are asked for.</summary>
    private const int OfEachKind = 3;

    private static readonly int Bodies = int.Parse(Environment.GetEnvironmentVariable("HOSTILE_BODIES") ?? "1000", CultureInfo.InvariantCulture) / 40;

    private readonly ConcurrentDictionary<string, AcceptedBody> _accepted = new();

    [Fact]
    public async Task AnyAcceptedBody_CanBeListedOpenedSweptAndReconciled()
    {
        var before = stack.AtDesks.Select(i => i.Id).ToHashSet();
        var archived = (await Blobs()).Count;
        foreach (var (bodies, iterations) in new[] { (AcceptedBody.TooDeep, OfEachKind), (AcceptedBody.BoundAtASchool, OfEachKind), (AcceptedBody.Any, Bodies) })
        {
            await bodies.SampleAsync(Judge, iter: iterations, threads: 2);
        }
        (await Blobs()).Count.ShouldBe(archived + _accepted.Count, "what was refused left nothing behind");
        (await stack.WorkOff()).ShouldBeEmpty();
        await LoseEveryThird();

        await Timer("ReconcileArchive");
        (await stack.WorkOff()).ShouldBeEmpty();
        var items = stack.AtDesks.Where(i => !before.Contains(i.Id)).ToList();
        await MakeDue(items);
        await Timer("SweepDeadlines");
        (await stack.WorkOff()).ShouldBeEmpty();

        await SendersListHasEach();
        foreach (var desk in items.GroupBy(i => (i.Desk, i.Principal)))
        {
            var listed = await Listed("/api/deliveries?", "deliveryId", desk.Key.Principal);
            desk.Where(i => !listed.Contains(i.Id)).ShouldBeEmpty();
        }
        var bound = 0;
        foreach (var item in items)
        {
            var body = await Of(item);
            bound += body.BindsSchools && item.Desk.StartsWith("school.", StringComparison.Ordinal) ? 1 : 0;
            foreach (var accept in new[] { "application/json", "text/html" })
            {
                var (status, text) = await stack.Get($"/api/deliveries/{item.Id}", item.Principal, accept);
                status.ShouldBe(200, body.ToString());
                (body.BindsSchools && item.Desk.StartsWith("school.", StringComparison.Ordinal) && text.Contains(AcceptedBody.Bound, StringComparison.Ordinal)).ShouldBeFalse($"a school reads bound text of {body}");
            }
        }
        bound.ShouldBeGreaterThan(0);
        stack.Log.Faults.ShouldBeEmpty();
        output.WriteLine($"{_accepted.Count} of {Bodies + OfEachKind + OfEachKind} were accepted, the deepest {_accepted.Values.Max(b => b.Depth)}; {items.Count} items at desks, {bound} of them bound at a school");
    }

    private async Task Judge(AcceptedBody body)
    {
        var (status, text) = await stack.Post(body.Path, Sender, Encoding.UTF8.GetBytes(body.Text));
        if (body.Depth > MostDepth)
        {
            status.ShouldBe(400, text);
            text.ShouldContain("too-deep");
            return;
        }
        status.ShouldBe(202, text);
        _accepted[System.Text.RegularExpressions.Regex.Match(text, "Location: /api/reports/([a-z2-7]{52})").Groups[1].Value] = body;
    }

    /// <summary>As if cut off between archive and acceptance a quarter of an hour ago.</summary>
    private async Task LoseEveryThird()
    {
        var lost = _accepted.Keys.Order(StringComparer.Ordinal).Where((_, i) => i % 3 == 0).ToHashSet();
        foreach (var id in lost)
        {
            using var gone = await stack.Documents("reports").DeleteItemStreamAsync(id, new(id));
            gone.EnsureSuccessStatusCode();
        }
        foreach (var blob in (await Blobs()).Where(b => lost.Contains(b.Name.Split('/')[2])))
        {
            blob.Metadata["receivedAt"] = DateTimeOffset.Parse(blob.Metadata["receivedAt"], CultureInfo.InvariantCulture).AddMinutes(-15).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await stack.Archive.GetBlobClient(blob.Name).SetMetadataAsync(blob.Metadata);
        }
    }

    private async Task<List<BlobItem>> Blobs()
    {
        var found = new List<BlobItem>();
        await foreach (var blob in stack.Archive.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, CancellationToken.None))
        {
            found.Add(blob);
        }
        return found;
    }

    private async Task MakeDue(IEnumerable<OwnItem> items)
    {
        foreach (var item in items)
        {
            using var patched = await stack.Documents("deliveries").PatchItemStreamAsync(item.Id, new(item.Desk), [PatchOperation.Set("/nextActionAt", 1L)]);
            patched.EnsureSuccessStatusCode();
        }
    }

    private async Task Timer(string function) => (await stack.Fire(Function.Timers.Single(f => f.Name == function))).Status.ShouldBe(200, function);

    private async Task SendersListHasEach()
    {
        var listed = await Listed("/api/reports?", "reportId", Sender);
        _accepted.Where(a => !listed.Contains(a.Key)).Select(a => a.Value).ShouldBeEmpty();
        foreach (var (id, body) in _accepted)
        {
            (await stack.Get($"/api/reports/{id}", Sender)).Status.ShouldBe(200, body.ToString());
        }
    }

    private async Task<HashSet<string>> Listed(string path, string id, string principal)
    {
        var found = new HashSet<string>();
        string? page = null;
        do
        {
            var (status, text) = await stack.Get(path + (page is null ? "" : $"page={page}"), principal);
            status.ShouldBe(200, text);
            var answer = JsonDocument.Parse(text).RootElement;
            answer.TryGetProperty("unreadable", out _).ShouldBeFalse();
            found.UnionWith(answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(id).GetString()!));
            page = answer.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        return found;
    }

    private async Task<AcceptedBody> Of(OwnItem item)
    {
        using var stored = await stack.Documents("deliveries").ReadItemStreamAsync(item.Id, new(item.Desk));
        var report = JsonDocument.Parse(stored.Content).RootElement.GetProperty("reportId").GetString()!;
        return _accepted[report];
    }
}
