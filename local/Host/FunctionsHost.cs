using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Queues;
using NodaTime;
using Safeguarding.Local.Engines;
using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Host;

/// <summary>
/// The local twin of the Functions host: reads the same host.json and function.json files and drives the unmodified app
/// over the same contract.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly AppSupervisor _app;
    private readonly Invoker _invoker;
    private readonly List<Listener> _listeners = [];
    private HttpGateway? _gateway;
    private LoopbackServer? _server;

    private FunctionsHost(HostSettings settings, IReadOnlyList<FunctionDefinition> functions, AppSupervisor app, Invoker invoker, AppOutput output)
    {
        Settings = settings;
        Functions = functions;
        _app = app;
        _invoker = invoker;
        Output = output;
    }

    public HostSettings Settings { get; }

    public IReadOnlyList<FunctionDefinition> Functions { get; }

    /// <summary>Every line of the app and of the host so far, and those to come.</summary>
    public AppOutput Output { get; }

    public Uri Address => _server!.Address;

    /// <summary>The app's own address, for calls around the host.</summary>
    public Uri AppAddress => _app.Address;

    /// <summary>Null while the app is between two lives.</summary>
    public int? AppProcessId => _app.ProcessId;

    /// <summary>Completes with the reason when the app failed too often and the real host would end.</summary>
    public Task<string> GivenUp => _app.GivenUp;

    /// <summary>SIGKILL by the host, then a new start; not counted as an error of the app.</summary>
    public void KillApp() => _app.Restart("on demand");

    /// <summary>App settings that are changed restart the app, as on the platform; an empty value takes one away.</summary>
    public void ChangeSettings(IReadOnlyDictionary<string, string> changes)
    {
        _app.ChangeSettings(changes);
        _app.Restart("its settings were changed");
    }

    /// <summary>Waits until the app answers. False when it is gone for good.</summary>
    public Task<bool> WaitUntilReadyAsync(CancellationToken cancellation) => _app.WaitUntilReadyAsync(cancellation);

    /// <summary>Runs a timer function now, also when it is paused.</summary>
    public Task<InvocationResult> RunTimerAsync(string function, CancellationToken cancellation = default) =>
        FindTimer(function, out var timer)
            ? timer.RunAsync(isPastDue: false, cancellation)
            : throw new LocalStackException($"There is no timer function {function}.");

    /// <summary>After this no message is fetched and no timer fires for the function. Messages already fetched go on; a timer run is waited for.</summary>
    /// <returns>What ends the pause when it is disposed, once or more often.</returns>
    public async Task<IAsyncDisposable> PauseAsync(string function)
    {
        await Find(function).PauseAsync();
        return new Pause(Find(function).Gate);
    }

    /// <summary>How many messages of its queue a function works at; while it is paused none is added.</summary>
    public int InHand(string function) => ((QueueListener)Find(function)).InHand;

    /// <summary>Looks into a queue at once, for somebody who knows that something was put there.</summary>
    internal void Wake(string queue)
    {
        foreach (var listener in _listeners.OfType<QueueListener>().Where(listener => listener.Queue == queue))
        {
            listener.Wake();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The app first: whoever waits for it must not hold up the rest, and it must not see its host vanish.
        await _app.DisposeAsync();
        await Task.WhenAll(_listeners.Select(listener => listener.DisposeAsync().AsTask()));
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _gateway?.Dispose();
        _invoker.Dispose();
    }

    internal static async Task<FunctionsHost> StartAsync(FunctionsHostOptions options, OrphanGuard? guard, IClock clock, CancellationToken cancellation)
    {
        var settings = HostSettings.Read(options.ScriptRoot, options.HostJsonOverrides);
        var functions = new FunctionReader(options.Settings.GetValueOrDefault).Read(options.ScriptRoot);
        var output = new AppOutput();
        var launch = new AppLaunch(options.ScriptRoot, settings.Executable, settings.Arguments, options.Settings, LoopbackServer.FreePort());
        var app = new AppSupervisor(launch, settings, output, guard, clock) { StartsAgain = options.StartsAgain };
        var host = new FunctionsHost(settings, functions, app, new Invoker(app, output, clock, settings.FunctionTimeout), output);
        try
        {
            await host.ListenAsync(options, cancellation);
            app.Start(host.Address);
            host.StartListeners(options, clock);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    internal bool FindTimer(string function, [NotNullWhen(true)] out TimerListener? timer)
    {
        timer = _listeners.OfType<TimerListener>().FirstOrDefault(listener => Is(listener, function));
        return timer is not null;
    }

    private static bool Is(Listener listener, string function) => listener.Function.Equals(function, StringComparison.OrdinalIgnoreCase);

    private Listener Find(string function) =>
        _listeners.FirstOrDefault(listener => Is(listener, function))
        ?? throw new LocalStackException($"There is no timer, queue or Service Bus function {function}.");

    private async Task ListenAsync(FunctionsHostOptions options, CancellationToken cancellation) =>
        _server = await LoopbackServer.StartAsync(
            options.Port,
            services => services.AddHttpForwarder(),
            application =>
            {
                var routes = new HttpRoutes(Functions.OfType<HttpFunction>(), Settings.RoutePrefix, application.Services);
                _gateway = new HttpGateway(routes, _app, application.Services.GetRequiredService<IHttpForwarder>(), Settings.ProxiesHttp);
                application.UseRouting();
                application.MapAdmin(this);
                application.MapFallback("{**path}", _gateway.HandleAsync);
            },
            cancellation);

    private void StartListeners(FunctionsHostOptions options, IClock clock)
    {
        _listeners.AddRange(new ListenerFactory(_invoker, Settings, Output, clock, new QueueServiceClient(options.TriggerStorage), options.Settings.GetValueOrDefault).Create(Functions));
        foreach (var listener in _listeners)
        {
            listener.Start();
        }
    }

    private sealed class Pause(PauseGate gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await gate.ResumeAsync();
    }
}
