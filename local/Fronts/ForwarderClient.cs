using System.Net;

namespace Safeguarding.Local.Fronts;

internal static class ForwarderClient
{
    /// <summary>A client that adds nothing of its own to what it passes on.</summary>
    public static HttpMessageInvoker Create() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });
}
