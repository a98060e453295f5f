using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Operations;

/// <summary>The result of an import in the caller's language.</summary>
public sealed record ImportAnswer(
    string ImportId, string Shape, ImportState State, Instant ReceivedAt, string? Snapshot, string? Previous, ImportCounts? Counts,
    int RejectedCount, IReadOnlyList<ImportMessage> Rejected, IReadOnlyDictionary<string, int> WarningCounts, IReadOnlyList<ImportMessage> Warnings)
{
    /// <summary>Nothing rejected: 200 with the result. Else 422 with the rejected lines as a problem's errors: "/lines/LINE/COLUMN".</summary>
    public static IResult Of(ImportResult result, HttpContext http)
    {
        if (result.State != ImportState.Rejected)
        {
            return Plain(result, http);
        }
        IReadOnlyList<Finding> more = result.RejectedCount > result.Rejected.Count ? [new("", "more-findings", $"{result.RejectedCount}")] : [];
        return Problem.From(new(Refusals.ImportRejected, [.. result.Rejected.Select(r => new Finding(Pointer(r), r.Code, r.Detail)), .. more]) { Names = result.ImportId }, http);
    }

    /// <summary>200 with the result, whatever it is: somebody asks what became of an import.</summary>
    public static IResult Plain(ImportResult result, HttpContext http)
    {
        var language = Languages.Of(http);
        http.Response.Headers.ContentLanguage = language;
        return TypedResults.Ok(new ImportAnswer(
            result.ImportId, result.Shape, result.State, result.ReceivedAt, result.Snapshot, result.Previous, result.Counts,
            result.RejectedCount, [.. result.Rejected.Select(f => ImportMessage.Of(f, language))],
            result.WarningCounts, [.. result.Warnings.Select(f => ImportMessage.Of(f, language))]));
    }

    private static string Pointer(ImportFinding finding) =>
        finding.Line is null ? "" : finding.Column is null ? $"/lines/{finding.Line}" : $"/lines/{finding.Line}/{finding.Column}";
}
