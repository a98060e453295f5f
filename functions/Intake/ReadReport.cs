using System.Text.Json;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>What was sent, by whom and when.</summary>
/// <param name="Kind">The kind that the address says; null where only the content can say it.</param>
/// <param name="Strict">Warnings refuse too: for an integrator's own tests.</param>
public sealed record Submission(ReadOnlyMemory<byte> Body, ReportKind? Kind, string SenderId, Instant ReceivedAt, bool Strict);

/// <summary>
/// Bytes to a routed report, or every fault at once (design 5). Pure but for the ids' key: nothing is stored, and nothing depends on what is stored.
/// </summary>
public sealed class ReadReport(IEnumerable<ReportKind> kinds, ReportIds ids)
{
    public Outcome<Report> Read(Submission submission, DirectorySnapshot directory)
    {
        var (root, unreadable) = JsonBody.Read(submission.Body);
        if (root is not { } content)
        {
            return new Refusal(Refusals.Unreadable, unreadable!);
        }
        var findings = new Findings();
        var kind = KindOf(submission, content, findings);
        if (kind is null)
        {
            return new Refusal(Refusals.InvalidReport, findings.Faults);
        }
        Check(kind, content, submission.ReceivedAt, findings);
        if (findings.Faults.Count > 0 || (submission.Strict && findings.Warnings.Count > 0))
        {
            return new Refusal(Refusals.InvalidReport, submission.Strict ? findings.AllAsFaults() : findings.Faults);
        }
        var report = Compose(kind, content, submission, directory, findings);
        return submission.Strict && report.Warnings.Count > 0 ? new Refusal(Refusals.InvalidReport, report.Warnings) : report;
    }

    private ReportKind? KindOf(Submission submission, JsonElement content, Findings findings)
    {
        var said = content.Code("kind");
        var known = kinds.FirstOrDefault(k => k.Name == said);
        if (known is null && (said is not null || submission.Kind is null))
        {
            findings.Fault("/kind", "unknown-kind", string.Join(", ", kinds.Select(k => k.Name)));
        }
        else if (known is not null && submission.Kind is not null && known != submission.Kind)
        {
            findings.Fault("/kind", "kind-mismatch", submission.Kind.Name);
        }
        return submission.Kind ?? known;
    }

    /// <summary>Every fault and warning of a content, new or amended, that needs no directory.</summary>
    internal static void Check(ReportKind kind, JsonElement content, Instant receivedAt, Findings findings)
    {
        new ContentCheck(findings, receivedAt).Object(content, kind.Fields, "");
        if (content.Text("reference") is null)
        {
            findings.Warn("/reference", "reference-missing");
        }
        kind.Rules(content, findings);
        WordingCheck.Run(content, kind.Fields, findings);
    }

    private Report Compose(ReportKind kind, JsonElement content, Submission submission, DirectorySnapshot directory, Findings findings)
    {
        var hash = CanonicalJson.Hash(content);
        var reference = content.Text("reference") ?? $"content:{hash}";
        var id = ids.Report(submission.SenderId, kind.Name, reference);
        var children = ChildKeys.Assign(content, id, ids, findings);
        var routed = kind.Route(new(content, children, submission.SenderId, submission.ReceivedAt, directory.Desks, directory.SenderType(submission.SenderId)));
        var at = submission.ReceivedAt;
        return new()
        {
            Id = id,
            Kind = kind.Name,
            SenderId = submission.SenderId,
            Reference = reference,
            IncidentReference = content.Text("incidentReference"),
            ContentHash = hash,
            ReceivedAt = at,
            DirectorySnapshot = directory.Id,
            Content = content,
            Children = children,
            Routes = routed.Routes,
            Warnings = [.. findings.Warnings, .. routed.Warnings],
            Advice = routed.Advice,
            Duties = routed.Duties,
            ChaseAt = routed.ChaseAt,
            TelephoneConfirmation = routed.TelephoneConfirmation,
            AcceptedAt = at,
            History = [new(at, "accepted")],
            UpdatedAt = at.ToUnixTimeMilliseconds(),
            NextActionAt = (at + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
        };
    }
}
