using System.Globalization;

namespace Safeguarding.Deliveries;

public enum WebhookVerdict
{
    Accepted,

    /// <summary>Worth another attempt.</summary>
    Transient,

    /// <summary>The same request would meet the same answer.</summary>
    Permanent,

    /// <summary>Permanent, and so would every other request of the desk: its webhook is paused at once.</summary>
    Stop,
}

/// <summary>Why there is no status.</summary>
public enum WebhookFailure
{
    Timeout,

    /// <summary>No name, no route, a connection that was refused or broke.</summary>
    Unreachable,

    /// <summary>The certificate does not hold for the name. Certificates are renewed, so it is tried again.</summary>
    Certificate,

    /// <summary>The name stands for an address inside a network, where nothing of ours may reach.</summary>
    RefusedAddress,

    /// <summary>The desk has an address and no secret: an unsigned message is never sent.</summary>
    NoSecret,
}

/// <param name="Status">For the record: digits of HTTP, or a word of ours; never what the receiver said.</param>
public sealed record WebhookAnswer(string Status, WebhookVerdict Verdict);

/// <summary>What is permanent and what is transient, decided here and nowhere else.</summary>
public static class WebhookAnswers
{
    public static WebhookAnswer Of(int status) => new(status.ToString(CultureInfo.InvariantCulture), status switch
    {
        >= 200 and < 300 => WebhookVerdict.Accepted,
        // Gone: Standard Webhooks' way to say that nothing more is wanted.
        410 => WebhookVerdict.Stop,
        408 or 425 or 429 or >= 500 => WebhookVerdict.Transient,
        // A redirect is not followed: it could lead anywhere, and a receiver that has moved is entered in the directory anew.
        _ => WebhookVerdict.Permanent,
    });

    public static WebhookAnswer Of(WebhookFailure failure) => failure switch
    {
        WebhookFailure.Timeout => new("timeout", WebhookVerdict.Transient),
        WebhookFailure.Unreachable => new("unreachable", WebhookVerdict.Transient),
        WebhookFailure.Certificate => new("certificate", WebhookVerdict.Transient),
        WebhookFailure.RefusedAddress => new("refused-address", WebhookVerdict.Stop),
        WebhookFailure.NoSecret => new("no-secret", WebhookVerdict.Stop),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };
}
