using System.Diagnostics;
using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>A store, queue or archive did not answer: the work is not done and must be tried again.</summary>
public sealed class UnavailableException(string dependency, Exception? inner = null) : Exception($"{dependency} is unavailable", inner)
{
    public string Dependency => dependency;
}

/// <summary>
/// Exceptions mean retry. They are logged by type, status and activity id, never by message: messages of other libraries quote
/// what they were given (design 8). A trigger answers 500 and its message is redelivered.
/// </summary>
public sealed partial class UnhandledErrors(RequestDelegate next, ILogger<UnhandledErrors> log)
{
    /// <summary>The assembly that reads requests off the wire.</summary>
    private const string WebServer = "Microsoft.AspNetCore.Server.Kestrel.Core";

    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            var code = e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusals.TooLarge : Refusals.Unreadable;
            await Problem.From(new(code), http).ExecuteAsync(http);
        }
        catch (IOException e) when (e.Source == WebServer && !http.Response.HasStarted)
        {
            // A chunk longer than any number can say: the web server has no exception of its own for it.
            await Problem.From(new(Refusals.Unreadable), http).ExecuteAsync(http);
        }
        catch (Exception e)
        {
            var unavailable = e as UnavailableException;
            var endpoint = http.GetEndpoint()?.Metadata.GetMetadata<EndpointNameMetadata>()?.EndpointName ?? "none";
            Failed(log, endpoint, string.Join(" < ", Chain(e).Select(c => c.GetType().Name)), unavailable?.Dependency ?? "", Activity.Current?.Id ?? "");
            Activity.Current?.SetTag("error.type", e.GetType().Name);
            if (http.Response.HasStarted)
            {
                // Half an answer must not look like a whole one.
                http.Abort();
                return;
            }
            await Problem.From(new(unavailable is not null ? Refusals.Unavailable : e is UnreadableDocumentException ? Refusals.UnreadableItem : Refusals.Unexpected), http).ExecuteAsync(http);
        }
    }

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Endpoint} failed: {Types} {Dependency} {Activity}")]
    private static partial void Failed(ILogger log, string endpoint, string types, string dependency, string activity);
}
