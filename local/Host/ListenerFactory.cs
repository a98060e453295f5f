using Azure.Storage.Queues;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>Makes the listener of each function that has one, and says which functions are in error.</summary>
internal sealed class ListenerFactory(Invoker invoker, QueueSettings queues, AppOutput output, IClock clock, QueueServiceClient storage)
{
    public IEnumerable<Listener> Create(IEnumerable<FunctionDefinition> functions)
    {
        foreach (var function in functions)
        {
            if (Create(function) is { } listener)
            {
                yield return listener;
            }
        }
    }

    private Listener? Create(FunctionDefinition function)
    {
        switch (function)
        {
            case TimerFunction timer when TimerListener.Parse(timer.Schedule) is { } schedule:
                return new TimerListener(timer, schedule, invoker, clock);
            case TimerFunction timer:
                output.Host($"Function {timer.Name} is in error: '{timer.Schedule}' is not an NCRONTAB expression.");
                return null;
            case QueueFunction queue:
                return new QueueListener(queue, storage, queues, invoker, output);
            case BrokenFunction broken:
                output.Host($"Function {broken.Name} is in error: {broken.Error}");
                return null;
            default:
                return null;
        }
    }
}
