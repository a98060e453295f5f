using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Fronts;

internal sealed record FrontSpecification(FrontManner Manner, Uri Target, PortChoice Port)
{
    /// <summary>Looks at a request first; true when it has answered it.</summary>
    public Func<HttpContext, Task<bool>> AnswersItself { get; init; } = _ => Task.FromResult(false);
}

/// <summary>A small HTTP front before an emulator: everything passes untouched unless a fault rule says otherwise.</summary>
public sealed class Front : IAsyncDisposable
{
    private readonly FrontSpecification _specification;
    private readonly HttpMessageInvoker _client;
    private LoopbackServer? _server;

    private Front(FrontSpecification specification, HttpMessageInvoker client)
    {
        _specification = specification;
        _client = client;
    }

    public FaultRules Faults { get; } = new();

    /// <summary>Said of each request as it comes, before it meets a fault or the emulator: what came of it is not known yet.</summary>
    public event Action<HttpRequest>? Arrived;

    /// <summary>Said of each request that went through to the emulator, once it has answered.</summary>
    public event Action<HttpRequest>? Passed;

    /// <summary>What the app is told: it cannot tell the front from the service.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The emulator behind, for looking at data without meeting a fault.</summary>
    public Uri Target => _specification.Target;

    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _client.Dispose();
    }

    internal static async Task<Front> StartAsync(FrontSpecification specification, CancellationToken cancellation)
    {
        var front = new Front(specification, ForwarderClient.Create());
        front._server = await LoopbackServer.StartAsync(
            specification.Port,
            services => services.AddHttpForwarder(),
            application =>
            {
                var forwarder = application.Services.GetRequiredService<IHttpForwarder>();
                application.UseRouting();
                application.MapFaults(front.Faults);
                application.MapFallback("{**path}", context => front.HandleAsync(context, forwarder));
            },
            cancellation);
        return front;
    }

    private async Task HandleAsync(HttpContext context, IHttpForwarder forwarder)
    {
        Arrived?.Invoke(context.Request);
        var fault = Faults.Claim(context.Request);
        if (fault is null)
        {
            await PassAsync(context, forwarder, UntouchedTransformer.AnswerPassedOn);
            return;
        }

        if (fault.Rule.Phase == FaultPhase.After)
        {
            await PassAsync(context, forwarder, UntouchedTransformer.AnswerWithheld);
        }

        fault.Hit();
        await ApplyAsync(context, fault);
    }

    private async Task PassAsync(HttpContext context, IHttpForwarder forwarder, HttpTransformer transformer)
    {
        if (await _specification.AnswersItself(context))
        {
            return;
        }

        var error = await forwarder.SendAsync(context, _specification.Target.AbsoluteUri, _client, ForwarderRequestConfig.Empty, transformer);
        if (error != ForwarderError.None && !context.Response.HasStarted)
        {
            // An emulator that is gone looks like one: no answer, not a gateway's status.
            context.Abort();
        }

        Passed?.Invoke(context.Request);
    }

    private async Task ApplyAsync(HttpContext context, ActiveFault fault)
    {
        if (fault.Rule.Effect == FaultEffect.Status)
        {
            await FaultAnswers.WriteAsync(context.Response, _specification.Manner, fault.Rule);
            return;
        }

        if (fault.Rule.Effect == FaultEffect.Hang)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, fault.Removed);
            await Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        context.Abort();
    }
}
