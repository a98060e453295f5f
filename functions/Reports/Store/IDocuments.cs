using NodaTime;

namespace Safeguarding.Reports;

/// <summary>
/// Documents that the sweep can find when something is due (design 4, rules 4-6). Every method throws
/// <c>UnavailableException</c> when the store does not answer: the caller's message is then redelivered.
/// </summary>
public interface IDocuments<T> where T : class
{
    /// <summary>One atomic create; the existing document when the id is taken.</summary>
    Task<T?> CreateOrExisting(T document, CancellationToken stop);

    Task<T?> Find(string id, string partition, CancellationToken stop);

    /// <summary>Reads, changes and replaces by ETag; a concurrent change is re-read and <paramref name="change"/> applied again.</summary>
    /// <param name="change">Returns null when there is nothing left to change.</param>
    /// <exception cref="MissingDocumentException">A document that must exist was not found.</exception>
    /// <exception cref="UnreadableDocumentException">It is there and does not read; so too from <see cref="Find"/> and <see cref="CreateOrExisting"/>.</exception>
    Task<T> Update(string id, string partition, Func<T, T?> change, CancellationToken stop);

    /// <summary>What is due, oldest first, one by one; a document that cannot be read is there without its item and stops nothing.</summary>
    IAsyncEnumerable<Due<T>> Due(Instant now, CancellationToken stop);

    /// <summary>Replaces what <see cref="Due"/> found; null when it has changed since, because somebody else is at work on it.</summary>
    Task<Leased?> TryLease(Due<T> found, T leased, CancellationToken stop);

    /// <summary>Takes a lease back whose work nobody was told of: the item is due as before, and the attempt does not count. Nothing where it has changed since.</summary>
    Task GiveBack(Due<T> found, Leased lease, CancellationToken stop);

    /// <summary>
    /// Notes an error on the document itself, whatever its shape, and moves its next action out of the way. Nothing where it has changed since: whoever
    /// finished it, or is at work on it, has the word.
    /// </summary>
    Task RecordError(Due<T> found, Leased? lease, string errorType, Instant at, Instant nextActionAt, CancellationToken stop);
}

/// <summary>A lease that stands, by what its document then was.</summary>
public sealed record Leased(string ETag);

/// <summary>One document that is due.</summary>
/// <param name="Item">Null when the stored text does not read as a <typeparamref name="T"/>.</param>
/// <param name="Since">Since when it is due, in epoch milliseconds.</param>
/// <param name="Attempts">How often it was taken up, as far as that can be read.</param>
/// <param name="HasFailed">An error is noted on it.</param>
public sealed record Due<T>(string Id, string Partition, string ETag, T? Item, long? Since, int Attempts, bool HasFailed) where T : class;

/// <summary>One page of a list, and the opaque token of the next, or null.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Ids of what stands on this page and cannot be shown, so that it hides nothing else; null where all can.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }

    /// <summary>
    /// The same page for its reader. An item that <paramref name="show"/> stops at is one that cannot be shown: it is in memory and trying again would not help.
    /// </summary>
    public Page<TShown> Show<TShown>(Func<T, TShown> show, Func<T, string> id)
    {
        var (shown, unreadable) = (new List<TShown>(), new List<string>(Unreadable ?? []));
        foreach (var item in Items)
        {
            try
            {
                shown.Add(show(item));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                unreadable.Add(id(item));
            }
        }
        return new(shown, Next) { Unreadable = unreadable.Count == 0 ? null : unreadable };
    }
}

/// <summary>With strong consistency a document that an id promises is there; when it is not, the work must be tried again, never taken as absent.</summary>
public sealed class MissingDocumentException(string id) : Exception($"document {id} was promised and not found");

/// <summary>A document is there and its shape is broken: nobody can work on it until it is mended, and it must hold up nothing else.</summary>
public sealed class UnreadableDocumentException(string id, Exception? inner = null) : Exception($"document {id} does not read", inner)
{
    public string Id => id;
}
