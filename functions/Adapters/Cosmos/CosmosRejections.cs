using System.Net;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>Container `rejections`, partition /senderId; records are created and never changed.</summary>
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

    public Task<Page<Rejection>?> OfSender(string senderId, Instant since, string? page, CancellationToken stop)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.senderId = @sender AND c.at >= @since ORDER BY c.at")
            .WithParameter("@sender", senderId).WithParameter("@since", since.ToUnixTimeMilliseconds());
        return CosmosPages.Read<Rejection>(container, query, senderId, page, stop);
    }
}
