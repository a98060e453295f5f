namespace Safeguarding.Reports;

/// <summary>What could not be read is told in the log by its id, whoever met it first.</summary>
public static partial class UnreadableItems
{
    public static Page<T> Told<T>(this Page<T> page, ILogger log)
    {
        foreach (var id in page.Unreadable ?? [])
        {
            Unreadable(log, id);
        }
        return page;
    }

    public static void Told(this UnreadableDocumentException broken, ILogger log) => Unreadable(log, broken.Id);

    [LoggerMessage(LogLevel.Error, "Document {Id} does not read; it is left out")]
    private static partial void Unreadable(ILogger log, string id);
}
