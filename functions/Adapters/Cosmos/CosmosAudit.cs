using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Access;

namespace Safeguarding.Adapters;

/// <summary>
/// Container `audit`, partition /subjectId: create-only (design 4, rule 5). An id is when it happened, who wrote it and that writer's count, so entries
/// of a subject are in order and no two writers want the same one, however many people act at once.
/// </summary>
public sealed class CosmosAudit(Container container) : IAuditLog
{
    private static readonly string Writer = Guid.NewGuid().ToString("N")[..12];
    private static int s_written;

    private sealed record Stored(string Id, string SubjectId, string Action, string Actor, string? Person, string? Desk, Instant At, string? Contacts);

    public Task Append(AuditEntry entry, CancellationToken stop)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{entry.At.ToUnixTimeTicks():D20}-{Writer}-{(uint)Interlocked.Increment(ref s_written):D10}");
        var stored = new Stored(id, entry.SubjectId, entry.Action, entry.Actor, entry.Person, entry.Desk, entry.At, entry.Contacts);
        return CosmosCall.Run(stop, async limit =>
        {
            try
            {
                await container.CreateItemAsync(stored, new(entry.SubjectId), new() { EnableContentResponseOnWrite = false }, limit);
                return true;
            }
            catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
            {
                // Nobody else writes this id: an answer was lost, and the client has tried again by itself.
                return false;
            }
        });
    }

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
}
