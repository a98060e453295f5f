using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// Steps that stand beside each other: one that meets a document which does not read is put off, the others are done, and then the work as a whole is
/// still unfinished, so that it is tried again and shows at the operator's desk.
/// </summary>
internal sealed class PutOff
{
    private UnreadableDocumentException? _first;

    public async Task Try(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (UnreadableDocumentException e)
        {
            _first ??= e;
        }
    }

    /// <exception cref="UnreadableDocumentException">Something was put off.</exception>
    public void End()
    {
        if (_first is { } broken)
        {
            throw new UnreadableDocumentException(broken.Id, broken);
        }
    }
}
