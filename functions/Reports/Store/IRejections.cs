using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Refused, poisoned or superseded submissions: ids, digests and codes, no content.</summary>
public interface IRejections
{
    /// <summary>One record per <see cref="Rejection.Id"/>: recording the same thing again changes nothing.</summary>
    Task Record(Rejection rejection, CancellationToken stop);

    /// <summary>Records, or replaces, what is known of something that still waits to be tried again.</summary>
    Task RecordPending(Rejection pending, CancellationToken stop);

    /// <summary>What waited has its end: its code says which. Nothing happens where nothing was pending.</summary>
    Task EndPending(string id, string senderId, string code, CancellationToken stop);

    /// <summary>A sender's own refused submissions, oldest first. Null when <paramref name="page"/> is not a token of ours.</summary>
    Task<Page<Rejection>?> OfSender(string senderId, Instant since, string? page, CancellationToken stop);
}

/// <summary>What was not accepted, when, from whom and why.</summary>
/// <param name="Digest">SHA-256 of the bytes, lower-case hex.</param>
/// <param name="At">Epoch milliseconds, for queries by time.</param>
public sealed record Rejection(string Id, string SenderId, long At, string Digest, string Code, IReadOnlyList<string> Faults)
{
    /// <summary>Sender id of records that the pipeline makes about itself.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Sender id of messages whose token proves no sender.</summary>
    public const string Unproven = "unproven";

    /// <summary>Code of what could not be taken and could not be refused either: it is tried again.</summary>
    public const string Pending = "pending";

    /// <summary>How often something pending was tried, and when it is tried next in epoch milliseconds; null for a record that is final.</summary>
    public int? Attempts { get; init; }
    public long? NextTryAt { get; init; }

    public static Rejection Of(string senderId, Instant at, ReadOnlySpan<byte> body, string code, IEnumerable<string> faults)
    {
        var digest = DigestOf(body);
        return new($"{at.ToUnixTimeMilliseconds()}-{digest[..16]}", senderId, at.ToUnixTimeMilliseconds(), digest, code, [.. faults.Distinct()]);
    }

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string DigestOf(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
}
