using Azure;
using Azure.Core;
using Safeguarding.Triggers;

namespace Safeguarding.Adapters;

/// <summary>One place that bounds a call to Azure Storage in time and tells "not there now" from everything else.</summary>
internal static class StorageCall
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<T> Run<T>(string dependency, CancellationToken stop, Func<CancellationToken, Task<T>> call)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        try
        {
            return await call(limit.Token);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && IsUnavailable(e))
        {
            throw new UnavailableException(dependency, e);
        }
    }

    private static bool IsUnavailable(Exception e) => e switch
    {
        RequestFailedException r => r.Status is 0 or 408 or 429 or >= 500,
        AggregateException a => a.InnerExceptions.All(IsUnavailable),
        OperationCanceledException or HttpRequestException or IOException => true,
        _ => false,
    };

    /// <summary>Few and short retries: a caller that waits gets a clear 503 instead, and a message is redelivered.</summary>
    public static TOptions Bounded<TOptions>(TOptions options) where TOptions : ClientOptions
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(4);
        options.Diagnostics.IsLoggingEnabled = false;
        return options;
    }
}
