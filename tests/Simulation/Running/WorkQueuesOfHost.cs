using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Safeguarding.Local;
using Safeguarding.Local.Stack;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>The queue triggers of the Functions host: takes what lies in the real queues and hands it to the app until nothing is left.</summary>
internal sealed class WorkQueuesOfHost(string storage, DataModel model, Func<string, JsonObject, Task> invoke)
{
    private readonly QueueServiceClient _service = new(storage, new() { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>Queue and function, as each function.json says.</summary>
    private readonly IReadOnlyList<(string Queue, string Function)> _triggers = [.. Triggers().Where(t => model.Queues.Contains(t.Queue))];

    public async Task Drain()
    {
        bool found;
        do
        {
            found = false;
            foreach (var (queue, function) in _triggers)
            {
                found |= await DrainOne(_service.GetQueueClient(queue), function);
            }
        }
        while (found);
    }

    private async Task<bool> DrainOne(QueueClient queue, string function)
    {
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;
        await Task.WhenAll(messages.Select(async message =>
        {
            await invoke(function, new() { ["message"] = Convert.ToBase64String(message.Body) });
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }));
        return messages.Length > 0;
    }

    private static IEnumerable<(string Queue, string Function)> Triggers()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(new LocalStackOptions().ScriptRoot, "function.json", SearchOption.AllDirectories))
        {
            var trigger = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings")[0];
            if (trigger.GetProperty("type").GetString() == "queueTrigger")
            {
                yield return (trigger.GetProperty("queueName").GetString()!, Path.GetFileName(Path.GetDirectoryName(file)!));
            }
        }
    }
}
