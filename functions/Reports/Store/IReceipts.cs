namespace Safeguarding.Reports;

/// <summary>Where a sender that sent by message hears what became of it.</summary>
public interface IReceipts
{
    /// <summary>Returns once the broker has it; throws <c>UnavailableException</c> when it must be tried again. A repeat with the same id is dropped there.</summary>
    Task Tell(ReceiptMessage message, CancellationToken stop);
}

/// <summary>A receipt or a problem for one sender.</summary>
/// <param name="Id">The same whenever the same message is answered again.</param>
/// <param name="Subject">"receipt" or "refusal".</param>
/// <param name="InReplyTo">The sender's own id of its message.</param>
public sealed record ReceiptMessage(string Id, string SenderId, string Subject, string? InReplyTo, string MediaType, ReadOnlyMemory<byte> Body)
{
    public const string Receipt = "receipt";
    public const string Refusal = "refusal";
}
