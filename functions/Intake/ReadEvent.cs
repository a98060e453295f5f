using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>Bytes to an event of one report, or every fault at once. Pure but for the ids' key.</summary>
internal static class ReadEvent
{
    /// <summary>One report holds all its events, so each is small.</summary>
    public const int MostBytes = 16 * 1024;

    public static Outcome<ReportEvent> Read(ReadOnlyMemory<byte> body, string reportId, EventKind kind, ReportIds ids, Instant receivedAt, bool strict)
    {
        if (body.Length > MostBytes)
        {
            return new Refusal(Refusals.EventTooLarge);
        }
        var (root, unreadable) = JsonBody.Read(body);
        if (root is not { } content)
        {
            return new Refusal(Refusals.Unreadable, unreadable!);
        }
        var findings = new Findings();
        new ContentCheck(findings, receivedAt).Object(content, kind.Fields, "");
        if (content.Text("reference") is null)
        {
            findings.Warn("/reference", "event-reference-missing");
        }
        var at = content.EventTime(receivedAt, "at")?.Earliest;
        if (at is null)
        {
            findings.Warn("/at", "event-time-missing");
        }
        var isPlanned = content.Code("type") == kind.PlannedWhenAhead && WireTime.Read(content.Text("at"))?.IsAPlan(receivedAt) == true;
        if (isPlanned)
        {
            findings.Warn("/at", "return-planned");
        }
        kind.Rules(content, findings);
        WordingCheck.Run(content, kind.Fields, findings);
        if (findings.Faults.Count > 0 || (strict && findings.Warnings.Count > 0))
        {
            return new Refusal(Refusals.InvalidEvent, strict ? findings.AllAsFaults() : findings.Faults);
        }
        var hash = CanonicalJson.Hash(content);
        return new ReportEvent
        {
            Id = ids.Event(reportId, content.Text("reference") ?? $"content:{hash}"),
            Type = content.Code("type")!,
            ContentHash = hash,
            ReceivedAt = receivedAt,
            At = at ?? receivedAt,
            IsPlanned = isPlanned,
            Content = content,
            Warnings = findings.Warnings,
        };
    }
}
