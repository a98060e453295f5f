using System.Text.Json;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>Brings one signed message to one address: https only, no redirect, to public addresses alone.</summary>
public interface IWebhookClient
{
    /// <summary>Never throws for what the receiver does or fails to do; that is an answer too.</summary>
    Task<WebhookAnswer> Post(Uri address, WebhookMessage message, IReadOnlyList<WebhookSecret> secrets, CancellationToken stop);
}

/// <summary>The keys that a desk's messages are signed with; they stand in no document and no log.</summary>
public interface IWebhookSecrets
{
    /// <summary>None where the desk has none; two while one is put in place of the other.</summary>
    IReadOnlyList<WebhookSecret> Of(string desk);
}

/// <summary>What a desk's system hears: that a delivery is there, by id. It fetches it with its own token (domain 1.7).</summary>
/// <param name="Id">The delivery's id, in every attempt and every replay, so that the receiver knows a repeat as one.</param>
/// <param name="SentAt">Of this attempt; the time in the body is that of the event.</param>
public sealed record WebhookMessage(string Id, Instant SentAt, byte[] Body)
{
    public const string Type = "delivery.available";

    public static WebhookMessage Of(Delivery delivery, Instant now) => new(delivery.Id, now, JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = Type,
        timestamp = (delivery.SentAt ?? delivery.CreatedAt).ToString(),
        data = new { deliveryId = delivery.Id },
    }, PipelineJson.Options));
}
