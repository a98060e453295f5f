using Safeguarding.Local.Fronts;
using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Host;

/// <summary>The headers of a proxied call: the host's own replace whatever the client sent under those names.</summary>
internal sealed class ProxyTransformer : HttpTransformer
{
    public static readonly ProxyTransformer Instance = new();

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = RawTarget.At(destinationPrefix, httpContext);
        // The handler's own address, which HttpClient fills in.
        proxyRequest.Headers.Host = null;

        var client = httpContext.Request;
        var invocation = Guid.NewGuid().ToString();
        Set(proxyRequest, "X-Azure-Functions-InvocationId", invocation);
        Set(proxyRequest, "X-Azure-Functions-HostVersion", Invoker.HostVersion);
        Set(proxyRequest, "x-ms-invocation-id", invocation);
        Set(proxyRequest, "X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        Set(proxyRequest, "X-Forwarded-Host", client.Host.Value ?? "");
        Set(proxyRequest, "X-Forwarded-Proto", client.Scheme);
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
