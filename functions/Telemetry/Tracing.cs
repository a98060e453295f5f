using System.Diagnostics;

namespace Safeguarding.Telemetry;

/// <summary>
/// Steps of one report's way are one trace, however long they lie apart: the document keeps where its acceptance stood, and each later step
/// starts there, whichever process does it and whatever was killed between. Tags are ids, kinds, codes and names of steps, never content.
/// </summary>
public static class Tracing
{
    public const string SourceName = "Safeguarding";

    public const string ReportId = "report.id";
    public const string ReportKind = "report.kind";
    public const string SenderId = "sender.id";
    public const string DeliveryId = "delivery.id";
    public const string DeskId = "desk.id";
    public const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>What a document keeps: W3C traceparent of the step under way; null where no trace is recorded.</summary>
    public static string? Here => Activity.Current is { Recorded: true } step ? step.Id : null;

    /// <summary>Runs one step. An exception passes through; the span names its type alone.</summary>
    /// <param name="of">The traceparent that the document keeps; null where there is none: the step then belongs to the call that it runs in.</param>
    public static async Task<T> Step<T>(string name, string? of, Func<Task<T>> work, params (string Key, string Value)[] tags)
    {
        using var step = Start(name, of, tags);
        try
        {
            return await work();
        }
        catch (Exception e)
        {
            step?.SetTag(ErrorType, e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    /// <inheritdoc cref="Step{T}"/>
    public static Task Step(string name, string? of, Func<Task> work, params (string Key, string Value)[] tags) => Step(name, of, async () =>
    {
        await work();
        return true;
    }, tags);

    /// <summary>Says on the call under way which trace it goes on with, e.g. that a desk acknowledges what was accepted hours ago.</summary>
    public static void LinkTo(string? of)
    {
        if (ActivityContext.TryParse(of, null, isRemote: true, out var accepted))
        {
            Activity.Current?.AddLink(new(accepted));
        }
    }

    /// <summary>The call of the host that the step runs in is another trace: it is linked, so that both are found.</summary>
    private static Activity? Start(string name, string? of, (string Key, string Value)[] tags)
    {
        var found = ActivityContext.TryParse(of, null, isRemote: true, out var accepted);
        return Source.StartActivity(
            name, found ? ActivityKind.Consumer : ActivityKind.Internal, accepted, tags.Select(t => new KeyValuePair<string, object?>(t.Key, t.Value)),
            found && Activity.Current is { } call ? [new(call.Context)] : null);
    }
}
