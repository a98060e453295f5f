using NodaTime;

namespace Safeguarding.Reports;

/// <summary>Refused, poisoned or superseded submissions: ids, digests and codes, no content.</summary>
public interface IRejections
{
    /// <summary>One record per <see cref="Rejection.Id"/>: recording the same thing again changes nothing.</summary>
    Task Record(Rejection rejection, CancellationToken stop);

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

    public static Rejection Of(string senderId, Instant at, ReadOnlySpan<byte> body, string code, IEnumerable<string> faults)
    {
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        return new($"{at.ToUnixTimeMilliseconds()}-{digest[..16]}", senderId, at.ToUnixTimeMilliseconds(), digest, code, [.. faults.Distinct()]);
    }
}
