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
    Task<T> Update(string id, string partition, Func<T, T?> change, CancellationToken stop);

    /// <summary>What is due, oldest first, one by one; a document that cannot be read is <see cref="Due{T}.Broken"/> and stops nothing.</summary>
    IAsyncEnumerable<Due<T>> Due(Instant now, CancellationToken stop);

    /// <summary>Replaces what <see cref="Due"/> found; false when it has changed since, because somebody else is at work on it.</summary>
    Task<bool> TryLease(Due<T> found, T leased, CancellationToken stop);

    /// <summary>Notes an error on the document itself, whatever its shape, and moves its next action out of the way.</summary>
    Task RecordError(Due<T> found, string errorType, Instant at, Instant nextActionAt, CancellationToken stop);
}

/// <summary>One document that is due.</summary>
/// <param name="Since">Since when it is due, in epoch milliseconds.</param>
/// <param name="Item">Null when the stored text does not read as a <typeparamref name="T"/>.</param>
public sealed record Due<T>(string Id, string Partition, string ETag, T? Item, string? Broken, long? Since) where T : class;

/// <summary>One page of a list, and the opaque token of the next, or null.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>With strong consistency a document that an id promises is there; when it is not, the work must be tried again, never taken as absent.</summary>
public sealed class MissingDocumentException(string id) : Exception($"document {id} was promised and not found");
