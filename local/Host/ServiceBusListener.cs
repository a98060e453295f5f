using System.Net.Sockets;
using Amqp;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>Receives from one entity and runs its function once per message, so many at a time as host.json allows.</summary>
internal sealed class ServiceBusListener : Listener
{
    private static readonly TimeSpan PollWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ReconnectWait = TimeSpan.FromMilliseconds(500);

    private readonly ServiceBusFunction _function;
    private readonly BusAddress _address;
    private readonly ServiceBusMessageRun _run;
    private readonly AppOutput _output;
    private readonly IClock _clock;
    private readonly SemaphoreSlim _slots;
    private readonly int _most;
    private BusReceiver? _receiver;

    public ServiceBusListener(ServiceBusFunction function, BusAddress address, ServiceBusSettings settings, Invoker invoker, AppOutput output, IClock clock)
        : base(function.Name)
    {
        _function = function;
        _address = address;
        _output = output;
        _clock = clock;
        _most = settings.MaxConcurrentCalls;
        _slots = new SemaphoreSlim(_most, _most);
        _run = new ServiceBusMessageRun(function, settings, invoker, output, clock);
    }

    public override async Task PauseAsync()
    {
        await base.PauseAsync();
        if (_receiver is { IsClosed: false })
        {
            await _receiver.StopAskingAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        for (var i = 0; i < _most; i++)
        {
            await _slots.WaitAsync();
        }

        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
        }

        _slots.Dispose();
    }

    protected override async Task LoopAsync()
    {
        while (!Stopping.IsCancellationRequested)
        {
            try
            {
                await FetchAsync();
            }
            catch (Exception error) when (error is AmqpException or SocketException or TimeoutException or InvalidOperationException)
            {
                _output.Host($"{_function.Entity} cannot be received from: {error.Message.Split('\n')[0]}");
                await Task.Delay(ReconnectWait, Stopping);
            }
        }
    }

    private async Task FetchAsync()
    {
        await _slots.WaitAsync(Stopping);
        var isTaken = false;
        try
        {
            using var step = await Gate.EnterAsync(Stopping);
            var receiver = await ConnectedAsync();
            if (await receiver.ReceiveAsync(PollWait) is { } message)
            {
                isTaken = true;
                _ = RunAsync(receiver, message);
            }
        }
        finally
        {
            if (!isTaken)
            {
                _slots.Release();
            }
        }
    }

    private async Task RunAsync(BusReceiver receiver, Message message)
    {
        try
        {
            await _run.RunAsync(receiver, message, Stopping);
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<BusReceiver> ConnectedAsync()
    {
        if (_receiver is { IsClosed: false })
        {
            return _receiver;
        }

        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
            _receiver = null;
        }

        return _receiver = await BusReceiver.ConnectAsync(_address, _function.Entity, _clock);
    }
}
