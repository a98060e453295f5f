using System.Text.Json;
using Safeguarding.Local;

namespace Safeguarding.Tests.Hostile.Running;

/// <summary>A function as its function.json says it, so that a new one is met here from the day it exists.</summary>
/// <param name="Trigger">"httpTrigger", "queueTrigger", "serviceBusTrigger" or "timerTrigger".</param>
/// <param name="Method">In capitals; of HTTP functions.</param>
/// <param name="Route">Without the prefix, such as "reports/{id}"; of HTTP functions.</param>
/// <param name="Queue">Where its messages lie.</param>
/// <param name="Binding">Name of the trigger's data.</param>
internal sealed record Function(string Name, string Trigger, string Method, string Route, string Queue, string Binding)
{
    public static readonly IReadOnlyList<Function> All =
    [
        .. System.IO.Directory.EnumerateFiles(new LocalStackOptions().ScriptRoot, "function.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Of(Path.GetFileName(Path.GetDirectoryName(f)!), JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("bindings")[0])),
    ];

    public static readonly IReadOnlyList<Function> Http = [.. All.Where(f => f.Trigger == "httpTrigger")];

    public static readonly IReadOnlyList<Function> Messages = [.. All.Where(f => f.Trigger is "queueTrigger" or "serviceBusTrigger")];

    public static readonly IReadOnlyList<Function> Timers = [.. All.Where(f => f.Trigger == "timerTrigger")];

    public bool TakesABody => Method is "POST" or "PUT";

    private static Function Of(string name, JsonElement trigger) => new(
        name, trigger.GetProperty("type").GetString()!,
        trigger.TryGetProperty("methods", out var methods) ? methods[0].GetString()!.ToUpperInvariant() : "",
        trigger.TryGetProperty("route", out var route) ? route.GetString()! : "",
        trigger.TryGetProperty("queueName", out var queue) ? queue.GetString()! : "", trigger.GetProperty("name").GetString()!);
}
