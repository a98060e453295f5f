using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Host;

/// <summary>
/// The headers of a forwarded call, the older way: the client's Host stays, nothing of the client is dropped, and the
/// host's own values are joined to the client's.
/// </summary>
internal sealed class ForwardTransformer : HttpTransformer
{
    public static readonly ForwardTransformer Instance = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var request = httpContext.Request;
        // Repeated keys are merged into one, comma between.
        var query = QueryString.Create(request.Query.Select(item => KeyValuePair.Create(item.Key, (string?)item.Value.ToString())));
        proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(destinationPrefix, request.Path, query);
        Join(proxyRequest, "X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        Join(proxyRequest, "X-Azure-Functions-HostVersion", Invoker.HostVersion);
        proxyRequest.Headers.TryAddWithoutValidation("User-Agent", $"Azure-Functions-Host/{Invoker.HostVersion}");
    }

    private static void Join(HttpRequestMessage request, string name, string value)
    {
        var sent = request.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) + ", " : "";
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, sent + value);
    }
}
