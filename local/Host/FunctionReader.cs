using System.Text.Json;

namespace Safeguarding.Local.Host;

/// <summary>Reads every function.json in the direct subfolders of the script root, in the host's order of names.</summary>
internal sealed class FunctionReader(Func<string, string?> appSetting)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public IReadOnlyList<FunctionDefinition> Read(string scriptRoot) =>
    [
        .. from folder in Directory.EnumerateDirectories(scriptRoot)
           let name = Path.GetFileName(folder)
           let file = Path.Combine(folder, "function.json")
           where File.Exists(file) && !IsDisabled(name)
           orderby name.ToUpperInvariant()
           select ReadOne(name, file),
    ];

    private bool IsDisabled(string name) =>
        new[] { $"AzureWebJobs.{name}.Disabled", $"AzureWebJobs_{name}_Disabled" }
            .Any(setting => appSetting(setting) is "1" || (bool.TryParse(appSetting(setting), out var disabled) && disabled));

    private FunctionDefinition ReadOne(string name, string file)
    {
        try
        {
            var bindings = JsonSerializer.Deserialize<FunctionFile>(File.ReadAllText(file), Json)?.Bindings ?? [];
            var triggers = bindings.Where(binding => binding.Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase)).ToList();
            var others = bindings.Where(binding => !triggers.Contains(binding)).ToList();
            return triggers is [var trigger]
                ? Function(name, trigger, others)
                : new BrokenFunction(name, $"function.json needs exactly one trigger and has {triggers.Count}.");
        }
        catch (JsonException error)
        {
            return new BrokenFunction(name, $"function.json cannot be read: {error.Message}");
        }
    }

    private FunctionDefinition Function(string name, FunctionBinding trigger, IReadOnlyList<FunctionBinding> others)
    {
        var isHttp = trigger.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase);
        if (isHttp ? others is not [{ Type: "http", Direction: "out" }] : others.Count > 0)
        {
            return new BrokenFunction(name, isHttp
                ? "an httpTrigger needs exactly one other binding, http out; only then does the host proxy."
                : "this host drives no output bindings; the app publishes with the SDK.");
        }

        return trigger.Type.ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => new HttpFunction(name, trigger.Route ?? name, trigger.Methods ?? [], trigger.AuthLevel ?? "function"),
            "TIMERTRIGGER" when Resolve(trigger.Schedule) is { } schedule =>
                new TimerFunction(name, trigger.Name, schedule, trigger.RunOnStartup, trigger.UseMonitor ?? true),
            "QUEUETRIGGER" when Resolve(trigger.QueueName) is { } queue =>
                new QueueFunction(name, trigger.Name, queue, trigger.Connection ?? "AzureWebJobsStorage",
                    "binary".Equals(trigger.DataType, StringComparison.OrdinalIgnoreCase)),
            "SERVICEBUSTRIGGER" => ServiceBus(name, trigger),
            "TIMERTRIGGER" or "QUEUETRIGGER" => new BrokenFunction(name, "schedule or queueName is missing or names an app setting that is not set."),
            _ => new BrokenFunction(name, $"this host does not drive a {trigger.Type}."),
        };
    }

    private FunctionDefinition ServiceBus(string name, FunctionBinding trigger)
    {
        var entity = Resolve(trigger.QueueName)
            ?? (Resolve(trigger.TopicName) is { } topic && Resolve(trigger.SubscriptionName) is { } subscription ? $"{topic}/Subscriptions/{subscription}" : null);
        return (entity, trigger) switch
        {
            (null, _) => new BrokenFunction(name, "queueName, or topicName with subscriptionName, is missing or names an app setting that is not set."),
            (_, { Cardinality: not (null or "one") }) => new BrokenFunction(name, "this host drives no batches of Service Bus messages."),
            (_, { DataType: not "binary" }) => new BrokenFunction(name, "this host drives a Service Bus trigger only with dataType binary."),
            _ => new ServiceBusFunction(name, trigger.Name, entity, trigger.Connection ?? "AzureWebJobsServiceBus"),
        };
    }

    private string? Resolve(string? value) =>
        value is ['%', .. var setting, '%'] ? appSetting(setting) : value;

    private sealed record FunctionFile(IReadOnlyList<FunctionBinding>? Bindings);

    private sealed record FunctionBinding(
        string Type,
        string? Direction,
        string Name,
        string? DataType,
        string? AuthLevel,
        IReadOnlyList<string>? Methods,
        string? Route,
        string? Schedule,
        bool RunOnStartup,
        bool? UseMonitor,
        string? QueueName,
        string? TopicName,
        string? SubscriptionName,
        string? Cardinality,
        string? Connection);
}
