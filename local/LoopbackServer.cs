using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Safeguarding.Local;

/// <summary>The port a person may ask for, and the option to name when it is taken.</summary>
public sealed record PortChoice(string Option, int? Port);

/// <summary>
/// One Kestrel server on 127.0.0.1. It reads no environment variable (an ASPNETCORE_URLS would move it)
/// and handles no signal: the stack stops its parts itself, in order.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    // The limit of the real Functions host; Azure Storage and Cosmos DB set smaller ones of their own.
    private const long LargestRequestBody = 104_857_600;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>
    /// A free port below those that the system gives to outgoing connections (32768 and up on Linux, 49152 elsewhere): while the app is between two
    /// lives nobody holds the port, and a connection that took it would keep the next life from starting. For the same reason each is given once only.
    /// </summary>
    public static int FreePort()
    {
        for (; ; )
        {
            using var probe = new TcpListener(IPAddress.Loopback, Random.Shared.Next(16_384, 32_768));
            try
            {
                probe.Start();
                var port = ((IPEndPoint)probe.LocalEndpoint).Port;
                if (Given.TryAdd(port, true))
                {
                    return port;
                }
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Somebody else's: another one.
            }
        }
    }

    public static async Task<LoopbackServer> StartAsync(
        PortChoice port,
        Action<IServiceCollection> services,
        Action<WebApplication> configure,
        CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Listen(options, port));
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        services(builder.Services);

        var application = builder.Build();
        configure(application);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (IOException error) when (port.Port is not null)
        {
            await application.DisposeAsync();
            throw new LocalStackException(
                $"Port {port.Port} ({port.Option}) is taken: stop the program that uses it, choose another, or leave {port.Option} out to get a free one.",
                error);
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new LoopbackServer(application, new Uri(addresses.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions options, PortChoice port)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestRequestBody;
        // A held or hanging request sends nothing for a long time, on purpose.
        options.Limits.MinResponseDataRate = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Listen(IPAddress.Loopback, port.Port ?? 0);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
