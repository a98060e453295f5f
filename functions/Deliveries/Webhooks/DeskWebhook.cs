using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>How a desk's webhook fares, over all its items: one document per desk that ever failed. UTC.</summary>
public sealed record DeskWebhook
{
    /// <summary>The desk.</summary>
    public required string Id { get; init; }

    /// <summary>The address that all this is about: another one in the directory starts with a clean slate.</summary>
    public required string Address { get; init; }

    /// <summary>Attempts in a row that failed, and since when.</summary>
    public int Failures { get; init; }
    public Instant? FailingSince { get; init; }
    public string? LastStatus { get; init; }

    /// <summary>Nothing is sent until an operator's replay arrives or the directory has another address.</summary>
    public Instant? PausedAt { get; init; }

    public static DeskWebhook New(string desk, Uri address) => new() { Id = desk, Address = address.AbsoluteUri };

    public bool IsPausedFor(Uri address) => PausedAt is not null && Address == address.AbsoluteUri;

    /// <summary>After one more answer. Of a desk that does well nothing is written.</summary>
    public DeskWebhook Heard(Uri address, WebhookAnswer answer, Instant now)
    {
        var known = Address == address.AbsoluteUri ? this : New(Id, address);
        if (answer.Verdict == WebhookVerdict.Accepted)
        {
            return known is { Failures: 0, PausedAt: null } ? known : New(Id, address);
        }
        var failing = known with { Failures = known.Failures + 1, FailingSince = known.FailingSince ?? now, LastStatus = answer.Status };
        var pauses = answer.Verdict == WebhookVerdict.Stop
            || (failing.Failures >= WebhookIntervals.MostFailures && now - failing.FailingSince >= WebhookIntervals.FailingFor);
        return pauses ? failing with { PausedAt = known.PausedAt ?? now } : failing;
    }
}

public interface IDeskWebhooks : IDocuments<DeskWebhook>;
