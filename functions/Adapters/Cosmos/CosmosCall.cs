using System.Net;
using Microsoft.Azure.Cosmos;
using Safeguarding.Triggers;

namespace Safeguarding.Adapters;

/// <summary>One place that bounds a call to Cosmos DB in time and tells "not there now" from everything else.</summary>
internal static class CosmosCall
{
    /// <summary>Longer than the SDK's own short retries, shorter than a caller waits for an answer.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    public static async Task<T> Run<T>(CancellationToken stop, Func<CancellationToken, Task<T>> call)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        try
        {
            return await call(limit.Token);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && IsUnavailable(e))
        {
            throw new UnavailableException("cosmos", e);
        }
    }

    private static bool IsUnavailable(Exception e) => e switch
    {
        CosmosException c => c.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone || (int)c.StatusCode is >= 500 or 449 or 0,
        OperationCanceledException or HttpRequestException or IOException => true,
        _ => false,
    };
}
