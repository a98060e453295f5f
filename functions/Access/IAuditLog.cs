using NodaTime;

namespace Safeguarding.Access;

/// <summary>Who did what to what: written before content is returned, so that nothing is read without a trace (design 4, rule 5).</summary>
public interface IAuditLog
{
    /// <summary>Create-only.</summary>
    Task Append(AuditEntry entry, CancellationToken stop);

    /// <summary>Every entry of one subject in the order in which they happened, the first one first.</summary>
    Task<IReadOnlyList<AuditEntry>> Of(string subjectId, CancellationToken stop);
}

/// <param name="SubjectId">Id of the report or delivery.</param>
/// <param name="Action">"read", "open", "send", "acknowledge", "decide", "record-actions", "amend", "webhook 1", "webhook 1 503", "replay", "break-glass", "break-glass-read".</param>
public sealed record AuditEntry(string SubjectId, string Action, string Actor, string? Person, string? Desk, Instant At)
{
    /// <summary>Somebody saw what the item holds: a person of the desk, a system that shows it to one, or an operator who broke the glass.</summary>
    public bool ShowsContent => Action is "read" or "open" or "break-glass-read" or Unreadable;

    /// <summary>Action of an entry that no longer reads.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Ids of the contacts that an alert goes to, each with its channel; null for every other action.</summary>
    public string? Contacts { get; init; }

    public static AuditEntry By(Caller caller, string subjectId, string action, Instant at) =>
        new(subjectId, action, caller.PrincipalId, caller.Person, caller.Desk, at);

    /// <summary>An action of the pipeline itself.</summary>
    public static AuditEntry ByPipeline(string subjectId, string action, string desk, Instant at) => new(subjectId, action, "pipeline", null, desk, at);
}
