using System.Net;
using System.Net.Sockets;

namespace Safeguarding.Adapters;

/// <summary>
/// Resolves a name once, looks at every address that it stands for, and connects to one of those same addresses: between the look and the connection
/// no second answer of a name server can come.
/// </summary>
/// <param name="loopback">For a local run: this machine may be reached as well.</param>
internal sealed class GuardedConnection(bool loopback)
{
    public async ValueTask<Stream> Open(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        if (!addresses.All(MayBeReached))
        {
            throw new RefusedAddressException();
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>One bad address among good ones spoils the name: nobody says which one a connection would take.</summary>
    public bool MayBeReached(IPAddress address) => PublicAddress.Is(address) || (loopback && IPAddress.IsLoopback(address));
}

/// <summary>The name stands for an address that a webhook must not reach. It says no more, because it may be logged by type.</summary>
internal sealed class RefusedAddressException() : IOException("a refused address");
