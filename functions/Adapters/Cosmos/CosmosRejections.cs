using System.Net;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `rejections`, partition /senderId; records are created and never changed, but for those that are pending.</summary>
public sealed class CosmosRejections(Container container) : IRejections
{
    public Task Record(Rejection rejection, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            await container.CreateItemAsync(rejection, new(rejection.SenderId), new() { EnableContentResponseOnWrite = false }, limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            // The same thing was recorded before.
        }
        return true;
    });

    public async Task RecordPending(Rejection pending, CancellationToken stop)
    {
        await Record(pending, stop);
        await Change(pending.Id, pending.SenderId, _ => pending, stop);
    }

    public Task EndPending(string id, string senderId, string code, CancellationToken stop) =>
        Change(id, senderId, r => r with { Code = code, NextTryAt = null }, stop);

    /// <summary>Whoever loses against a concurrent change leaves the winner's: both tried the same message, and it is tried again.</summary>
    private Task Change(string id, string senderId, Func<Rejection, Rejection> change, CancellationToken stop) => CosmosCall.Run(stop, async limit =>
    {
        try
        {
            var current = await container.ReadItemAsync<Rejection>(id, new(senderId), cancellationToken: limit);
            var options = new ItemRequestOptions { IfMatchEtag = current.ETag, EnableContentResponseOnWrite = false };
            await container.ReplaceItemAsync(change(current.Resource), id, new(senderId), options, limit);
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed)
        {
            // Nothing was pending, or another attempt has just written.
        }
        return true;
    });

    public Task<Page<Rejection>?> OfSender(string senderId, Instant since, string? page, CancellationToken stop)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.senderId = @sender AND c.at >= @since ORDER BY c.at")
            .WithParameter("@sender", senderId).WithParameter("@since", since.ToUnixTimeMilliseconds());
        return CosmosPages.Read<Rejection>(container, query, senderId, page, stop);
    }
}
