using NodaTime;

namespace Safeguarding.Access;

/// <summary>Who did what to what: written before content is returned, so that nothing is read without a trace (design 4, rule 5).</summary>
public interface IAuditLog
{
    /// <summary>Create-only, with the next sequence number of the subject as id.</summary>
    Task Append(AuditEntry entry, CancellationToken stop);
}

/// <param name="SubjectId">Id of the report or delivery.</param>
/// <param name="Action">"read", "open", "send", "acknowledge", "decide".</param>
public sealed record AuditEntry(string SubjectId, string Action, string Actor, string? Person, string? Desk, Instant At)
{
    public static AuditEntry By(Caller caller, string subjectId, string action, Instant at) =>
        new(subjectId, action, caller.PrincipalId, caller.Person, caller.Desk, at);

    /// <summary>An action of the pipeline itself.</summary>
    public static AuditEntry ByPipeline(string subjectId, string action, string desk, Instant at) => new(subjectId, action, "pipeline", null, desk, at);
}
