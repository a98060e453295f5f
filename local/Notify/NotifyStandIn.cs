using System.Collections.Concurrent;
using NodaTime;
using Safeguarding.Local.Fronts;

namespace Safeguarding.Local.Notify;

/// <summary>
/// Stands for GOV.UK Notify on loopback: takes messages as the real interface does, keeps them in memory and sends none. A message is delivered
/// when it is first asked after, unless its address was set to fail.
/// </summary>
public sealed class NotifyStandIn : IAsyncDisposable
{
    /// <summary>A name, the service and the secret, as the real keys are.</summary>
    public const string ApiKey = $"local-{NotifyToken.ServiceId}-{NotifyToken.Secret}";

    private readonly IClock _clock;
    private readonly ConcurrentDictionary<string, string> _endings = new();
    private readonly List<SentMessage> _sent = [];
    private LoopbackServer? _server;
    private Front? _front;

    private NotifyStandIn(IClock clock, IReadOnlyList<Template> templates) => (_clock, Templates) = (clock, templates);

    /// <summary>Where the app sends to: the front, on which a test sets faults.</summary>
    public Front Front => _front!;

    /// <summary>The page of what was sent.</summary>
    public Uri Address => _server!.Address;

    /// <summary>In the order of their sending.</summary>
    public IReadOnlyList<SentMessage> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent.Select(m => m with { Status = _endings.GetValueOrDefault(m.To, "delivered") })];
            }
        }
    }

    internal IReadOnlyList<Template> Templates { get; }

    public static Task<NotifyStandIn> StartAsync(LocalStackOptions options, CancellationToken cancellation) =>
        StartAsync(Template.ReadAll(options.RepositoryRoot), new PortChoice("--notify-port", options.NotifyPort), SystemClock.Instance, cancellation);

    /// <summary>The app settings that switch alerts on and lead them here.</summary>
    /// <param name="signIn">Where the link of every message leads.</param>
    public IReadOnlyDictionary<string, string> Settings(Uri signIn) => new Dictionary<string, string>
    {
        ["Notify__ApiKey"] = ApiKey,
        ["Notify__Templates"] = string.Join(';', Templates.Select(t => $"{t.Name}:{t.Id}")),
        ["Notify__SignInAddress"] = signIn.AbsoluteUri,
        ["Loosen__NotifyAddress"] = Front.Address.AbsoluteUri,
    };

    /// <summary>From now on every message to that address ends so, in the service's own words; null lets it be delivered again.</summary>
    public void EndsAs(string address, string? status)
    {
        if (status is null)
        {
            _endings.TryRemove(address, out _);
            return;
        }
        _endings[address] = status;
    }

    public async ValueTask DisposeAsync()
    {
        if (_front is not null)
        {
            await _front.DisposeAsync();
        }
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    internal SentMessage Take(string channel, string to, string template, string? subject, string body, string? reference)
    {
        var message = new SentMessage(Guid.NewGuid().ToString(), reference, channel, to, template, subject, body, "created", _clock.GetCurrentInstant());
        lock (_sent)
        {
            _sent.Add(message);
        }
        return message;
    }

    private static async Task<NotifyStandIn> StartAsync(IReadOnlyList<Template> templates, PortChoice port, IClock clock, CancellationToken cancellation)
    {
        var service = new NotifyStandIn(clock, templates);
        service._server = await LoopbackServer.StartAsync(port, _ => { }, application =>
        {
            application.UseRouting();
            application.MapNotify(service, new NotifyToken(clock));
        }, cancellation);
        service._front = await Front.StartAsync(new(FrontManner.Storage, service.Address, new PortChoice("", null)), cancellation);
        return service;
    }
}
