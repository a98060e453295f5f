using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Safeguarding.Local.Host;

/// <summary>
/// Polls one storage queue and runs its function once per message, a batch at a time. The real host polls alone; here the local storage also says
/// when something was put into a queue, so that several stacks on one machine may poll seldom and still answer at once.
/// </summary>
internal sealed class QueueListener : Listener
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);

    private readonly QueueClient _queue;
    private readonly QueueSettings _settings;
    private readonly QueueMessageRun _run;
    private readonly AppOutput _output;
    private readonly HashSet<Task> _running = [];
    private readonly SemaphoreSlim _wake = new(0, 1);

    public QueueListener(QueueFunction function, QueueServiceClient service, QueueSettings settings, Invoker invoker, AppOutput output)
        : base(function.Name)
    {
        _queue = service.GetQueueClient(function.Queue);
        _settings = settings;
        _output = output;
        _run = new QueueMessageRun(function, _queue, service.GetQueueClient($"{function.Queue}-poison"), settings, invoker, output);
    }

    /// <summary>Something was put into this queue: no wait before the next look.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public string Queue => _queue.Name;

    /// <summary>Messages that are fetched and whose run has not ended.</summary>
    public int InHand => Running().Length;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Task.WhenAll(Running()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task LoopAsync()
    {
        var wait = ShortestWait;
        while (!Stopping.IsCancellationRequested)
        {
            await RoomForBatchAsync();
            var found = await FetchAsync();
            wait = found ? ShortestWait : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, _settings.MaxPollingInterval.Ticks));
            if (!found && await _wake.WaitAsync(wait, Stopping))
            {
                wait = ShortestWait;
            }
        }
    }

    private async Task<bool> FetchAsync()
    {
        using var step = await Gate.EnterAsync(Stopping);
        QueueMessage[] messages;
        try
        {
            messages = (await _queue.ReceiveMessagesAsync(_settings.BatchSize, QueueMessageRun.Lease, Stopping)).Value;
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            _output.Host($"Queue {_queue.Name} cannot be read: {error.GetBaseException().Message.Split('\n')[0]}");
            return false;
        }

        foreach (var message in messages)
        {
            Track(Task.Run(() => _run.RunAsync(message, Stopping), CancellationToken.None));
        }

        return messages.Length > 0;
    }

    private async Task RoomForBatchAsync()
    {
        while (Running() is var running && running.Length > _settings.FetchAtOrBelow)
        {
            await Task.WhenAny(running).WaitAsync(Stopping);
        }
    }

    private Task[] Running()
    {
        lock (_running)
        {
            return [.. _running];
        }
    }

    private void Track(Task run)
    {
        lock (_running)
        {
            _running.Add(run);
        }

        run.ContinueWith(Untrack, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Untrack(Task run)
    {
        lock (_running)
        {
            _running.Remove(run);
        }
    }
}
