using System.Text.Json.Serialization;
using NodaTime;

namespace Safeguarding.Local.Notify;

/// <summary>A message that the stand-in took, with the text as its receiver would read it.</summary>
/// <param name="Channel">"email" or "sms".</param>
/// <param name="Template">Name of the template, such as "email-cy".</param>
/// <param name="Subject">Null for a text message.</param>
/// <param name="Status">In the service's own words: "created", "delivered", "permanent-failure" and so on.</param>
public sealed record SentMessage(
    string Id, string? Reference, string Channel, string To, string Template, string? Subject, string Body, string Status, [property: JsonIgnore] Instant At)
{
    /// <summary>UTC, as the service writes it.</summary>
    public string CreatedAt => At.ToString("uuuu-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
