using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Access;

namespace Safeguarding.Adapters;

/// <summary>
/// Container `audit`, partition /subjectId: create-only, the id is the subject's next sequence number (design 4, rule 5). A number is never above the
/// next free one: it is 1, or follows one that this instance knows to stand, or one more than were counted. So none is ever left out.
/// </summary>
public sealed class CosmosAudit(Container container) : IAuditLog
{
    /// <summary>Subjects whose latest entry this instance remembers; a subject that it forgot is counted.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, int> _latest = new();

    private sealed record Stored(string Id, string SubjectId, string Action, string Actor, string? Person, string? Desk, Instant At, string? Contacts);

    public Task Append(AuditEntry entry, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        var number = _latest.TryGetValue(entry.SubjectId, out var latest) ? latest + 1
            : entry.IsFirst ? 1
            : await Count(entry.SubjectId, limit) + 1;
        while (!await TryCreate(entry, number, limit))
        {
            number = await Count(entry.SubjectId, limit) + 1;
        }
        if (_latest.Count >= MostKept)
        {
            _latest.Clear();
        }
        _latest[entry.SubjectId] = number;
        return true;
    });

    public Task<IReadOnlyList<AuditEntry>> Of(string subjectId, CancellationToken stop) => CosmosCall.Run<IReadOnlyList<AuditEntry>>(stop, async limit =>
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.subjectId = @subject").WithParameter("@subject", subjectId);
        using var pages = container.GetItemQueryIterator<JsonElement>(query, requestOptions: new() { PartitionKey = new(subjectId) });
        var found = new List<JsonElement>();
        while (pages.HasMoreResults)
        {
            found.AddRange(await pages.ReadNextAsync(limit));
        }
        return [.. found.OrderBy(row => CosmosRows.Text(row, "id"), StringComparer.Ordinal).Select(row => Entry(row, subjectId))];
    });

    /// <summary>An entry that does not read may be of a reader: it counts as one, by what can be read of it.</summary>
    private static AuditEntry Entry(JsonElement row, string subjectId) => CosmosRows.As<Stored>(row) is { Action: not null, Actor: not null } s
        ? new(s.SubjectId, s.Action, s.Actor, s.Person, s.Desk, s.At)
        : new(subjectId, AuditEntry.Unreadable, CosmosRows.Text(row, "actor") ?? AuditEntry.Unreadable, CosmosRows.Text(row, "person"), CosmosRows.Text(row, "desk"),
            CosmosRows.Time(row, "at") ?? Instant.FromUnixTimeSeconds(CosmosRows.Number(row, "_ts") ?? 0));

    /// <returns>False when another entry has the number.</returns>
    private async Task<bool> TryCreate(AuditEntry entry, int number, CancellationToken limit)
    {
        var id = number.ToString("D9", CultureInfo.InvariantCulture);
        var stored = new Stored(id, entry.SubjectId, entry.Action, entry.Actor, entry.Person, entry.Desk, entry.At, entry.Contacts);
        try
        {
            await container.CreateItemAsync(stored, new(entry.SubjectId), new() { EnableContentResponseOnWrite = false }, limit);
            return true;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private async Task<int> Count(string subjectId, CancellationToken limit)
    {
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.subjectId = @subject").WithParameter("@subject", subjectId);
        using var pages = container.GetItemQueryIterator<int>(query, requestOptions: new() { PartitionKey = new(subjectId) });
        return (await pages.ReadNextAsync(limit)).Single();
    }
}
