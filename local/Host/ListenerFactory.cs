using Azure.Storage.Queues;
using NodaTime;

namespace Safeguarding.Local.Host;

/// <summary>Makes the listener of each function that has one, and says which functions are in error.</summary>
internal sealed class ListenerFactory(Invoker invoker, HostSettings settings, AppOutput output, IClock clock, QueueServiceClient storage, Func<string, string?> appSetting)
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
                return new QueueListener(queue, storage, settings.Queues, invoker, output);
            case ServiceBusFunction bus when appSetting(bus.Connection) is { } connection:
                return new ServiceBusListener(bus, BusAddress.Parse(connection), settings.ServiceBus, invoker, output, clock);
            case ServiceBusFunction bus:
                output.Host($"Function {bus.Name} is in error: the app setting {bus.Connection} holds no connection string.");
                return null;
            case BrokenFunction broken:
                output.Host($"Function {broken.Name} is in error: {broken.Error}");
                return null;
            default:
                return null;
        }
    }
}
