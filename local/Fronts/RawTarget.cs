using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Fronts;

internal static class RawTarget
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The same path and query at another address, byte for byte as the client encoded them.</summary>
    public static Uri At(string address, HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/')
            ? new Uri(address.TrimEnd('/') + target, AsWritten)
            : RequestUtilities.MakeDestinationAddress(address, context.Request.Path, context.Request.QueryString);
    }
}
