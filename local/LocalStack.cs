using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Safeguarding.Local.Broker;
using Safeguarding.Local.Fronts;
using Safeguarding.Local.Host;
using Safeguarding.Local.Notify;
using Safeguarding.Local.Stack;
using Safeguarding.Local.Tokens;

namespace Safeguarding.Local;

/// <summary>
/// The whole stack in one object: database, storage, token issuer and Functions host with the app, ready for reports.
/// Disposing it leaves no process behind.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A stack of services is what it is; nobody takes it for a collection.")]
public sealed class LocalStack : IAsyncDisposable
{
    private readonly Backing _backing;
    private FunctionsHost? _host;
    private TokenIssuer? _tokens;

    private LocalStack(DataModel model, Backing backing)
    {
        DataModel = model;
        _backing = backing;
    }

    public DataModel DataModel { get; }

    public TokenIssuer Tokens => _tokens!;

    /// <summary>Null where alerts are off.</summary>
    public NotifyStandIn? Notify { get; private set; }

    public FunctionsHost Host => _host ?? throw new LocalStackException("This stack was started without the Functions host.");

    public bool HasHost => _host is not null;

    public Uri HostAddress => Host.Address;

    public Uri AppAddress => Host.AppAddress;

    public Front CosmosFront => _backing.CosmosFront ?? throw NoFront("--cosmos");

    public Front BlobFront => _backing.BlobFront ?? throw NoFront("--storage");

    public Front QueueFront => _backing.QueueFront ?? throw NoFront("--storage");

    public Uri CosmosEndpoint => _backing.CosmosEndpoint;

    public string CosmosKey => _backing.CosmosKey;

    /// <summary>Through the fronts, as the app sees storage.</summary>
    public string StorageConnectionString => _backing.Storage;

    /// <summary>Around the fronts: a look at the data that meets no fault.</summary>
    public string DirectStorageConnectionString => _backing.DirectStorage;

    public LocalBroker Broker => _backing.Broker ?? throw NoFront("--servicebus");

    public string ServiceBusConnectionString => _backing.ServiceBus;

    /// <summary>Where the link of every alert leads. The browser inbox is on the host's own address, which is not known before the app starts.</summary>
    public static Uri SignIn { get; } = new("https://inbox.example.org/");

    /// <summary>The settings that the app runs with.</summary>
    public IReadOnlyDictionary<string, string> AppSettings { get; private set; } = new Dictionary<string, string>();

    public static async Task<LocalStack> StartAsync(LocalStackOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var model = DataModel.Read(Path.Combine(options.RepositoryRoot, "infra", "data-model.json"));
        var principals = ReadPrincipals(options);
        // Read at once and again by the host: a missing build should be said before anything is installed or started.
        var hostSettings = HostSettings.Read(options.ScriptRoot, options.HostJsonOverrides);
        progress("Starting storage, database and token issuer.");
        var stack = new LocalStack(model, await Backing.StartAsync(options, model, progress, cancellation));
        try
        {
            stack._tokens = await TokenIssuer.StartAsync(
                principals, new PortChoice("--issuer-port", options.IssuerPort), SystemClock.Instance, cancellation);
            stack.Notify = options.Alerts ? await NotifyStandIn.StartAsync(options, cancellation) : null;
            await stack.FillAsync(options, hostSettings, progress, cancellation);
            await stack.StartHostAsync(options, progress, cancellation);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (Notify is not null)
        {
            await Notify.DisposeAsync();
        }

        if (_tokens is not null)
        {
            await _tokens.DisposeAsync();
        }

        await _backing.DisposeAsync();
    }

    private static IReadOnlyList<Principal> ReadPrincipals(LocalStackOptions options)
    {
        var path = Path.Combine(options.DirectoryFolder, "principals.csv");
        return File.Exists(path)
            ? Principal.Read(path)
            : throw new LocalStackException($"{path} is missing: it says who may call.");
    }

    private static LocalStackException NoFront(string option) => new($"There is no front, because {option} names a running service.");

    private async Task FillAsync(LocalStackOptions options, HostSettings hostSettings, Action<string> progress, CancellationToken cancellation)
    {
        progress("Creating containers and queues.");
        await Task.WhenAll(
            Provisioner.CreateCosmosAsync(DataModel, CosmosEndpoint, CosmosKey, cancellation),
            Provisioner.CreateStorageAsync(DataModel, DirectStorageConnectionString, cancellation));

        AppSettings = Stack.AppSettings.Build(DataModel, CosmosEndpoint, CosmosKey, StorageConnectionString, ServiceBusConnectionString, Tokens, options.AppSettings);
        if (Notify is not null)
        {
            AppSettings = AppSettings.Concat(Notify.Settings(SignIn)).ToDictionary();
        }
        if (options.WithoutDirectory)
        {
            return;
        }
        progress("Importing the directory.");
        await DirectoryImport.RunAsync(options.ScriptRoot, hostSettings, options.DirectoryFolder, AppSettings, cancellation);
    }

    /// <summary>Put a message: POST /account/queue/messages.</summary>
    private static void WakeListener(HttpRequest request, FunctionsHost host)
    {
        if (HttpMethods.IsPost(request.Method) && request.Path.Value?.Split('/') is [_, _, var queue, "messages"])
        {
            host.Wake(queue);
        }
    }

    private async Task StartHostAsync(LocalStackOptions options, Action<string> progress, CancellationToken cancellation)
    {
        if (options.WithoutHost)
        {
            return;
        }

        progress("Starting the Functions host and the app.");
        var host = new FunctionsHostOptions(options.ScriptRoot, new PortChoice("--http-port", options.HttpPort))
        {
            Settings = AppSettings,
            TriggerStorage = DirectStorageConnectionString,
            HostJsonOverrides = options.HostJsonOverrides,
            StartsAgain = options.StartsAgain,
        };
        _host = await FunctionsHost.StartAsync(host, _backing.Guard, SystemClock.Instance, cancellation);
        if (_backing.QueueFront is { } queues)
        {
            queues.Passed += request => WakeListener(request, _host);
        }

        if (!await _host.WaitUntilReadyAsync(cancellation))
        {
            var lastWords = string.Join(Environment.NewLine, _host.Output.Lines.TakeLast(10).Select(line => line.Text));
            throw new LocalStackException($"The app does not start; its last lines:{Environment.NewLine}{lastWords}");
        }
    }
}
