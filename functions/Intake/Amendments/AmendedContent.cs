using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// The content of a report after an amendment, checked by the same table of fields as a new report, all faults at once. Pure but for the ids' key.
/// </summary>
internal static partial class AmendedContent
{
    /// <param name="report">As it stands now.</param>
    /// <param name="findings">Takes the warnings.</param>
    public static Outcome<ContentInForce> Of(Report report, AskedAmendment asked, ReportKind kind, ReportIds ids, Findings findings)
    {
        var at = asked.Amendment.ReceivedAt;
        if (asked.Amendment.Child is { } key && report.ChildrenInForce.All(c => c.Key != key))
        {
            return new Refusal(Refusals.InvalidAmendment, new Finding("/child", "unknown-child"));
        }
        if (asked.Amendment.Type == AmendmentType.Withdraw)
        {
            return new ContentInForce(report.Content, Without(report.Children, asked.Amendment), report.Duties);
        }
        if (asked.Readings is { } readings)
        {
            RecordMarkerReading.Check(report, readings, findings);
            return findings.Faults.Count > 0 ? new Refusal(Refusals.InvalidMarkerReading, findings.Faults) : new ContentInForce(report.Content, report.Children, report.Duties);
        }
        var content = JsonObject.Create(report.Content)!.DeepClone().AsObject();
        if (asked.Amendment.Type == AmendmentType.Add)
        {
            new AddedInformation(content, report.Children, findings).Add(asked.Changes);
        }
        else
        {
            new ContentPatch(content, report.Children, findings).Correct(asked.Changes);
        }
        return findings.Faults.Count > 0 ? new Refusal(Refusals.InvalidAmendment, findings.Faults)
            : Checked(JsonSerializer.SerializeToUtf8Bytes(content, PipelineJson.Options), report, kind, ids, at, findings);
    }

    private static Outcome<ContentInForce> Checked(byte[] bytes, Report report, ReportKind kind, ReportIds ids, NodaTime.Instant at, Findings findings)
    {
        if (bytes.Length > JsonBody.MostBytes)
        {
            return new Refusal(Refusals.AmendedTooLarge);
        }
        var (root, unreadable) = JsonBody.Read(bytes);
        if (root is not { } content)
        {
            return new Refusal(Refusals.InvalidAmendment, unreadable!);
        }
        ReadReport.Check(kind, content, at, findings);
        var children = findings.Faults.Count > 0 ? report.Children : ChildKeys.Assign(content, report.Id, ids, findings, report.Children);
        return findings.Faults.Count > 0
            ? new Refusal(Refusals.InvalidAmendment, [.. findings.Faults.Select(f => ByKey(f, children))])
            : new ContentInForce(content, children, report.Duties);
    }

    /// <summary>A sender knows its children by key; a new child has its place only.</summary>
    public static Finding ByKey(Finding finding, IReadOnlyList<ReportChild> children) => finding with
    {
        Pointer = OfChild().Replace(finding.Pointer, m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) is var i && i < children.Count ? $"/children/{children[i].Key}" : m.Value),
    };

    private static IReadOnlyList<ReportChild> Without(IReadOnlyList<ReportChild> children, ReportAmendment withdrawal) =>
        [.. children.Select(c => c.WithdrawnAt is null && (withdrawal.Child ?? c.Key) == c.Key ? c with { WithdrawnAt = withdrawal.ReceivedAt } : c)];

    [GeneratedRegex("^/children/([0-9]{1,4})(?=/|$)")]
    private static partial Regex OfChild();
}
