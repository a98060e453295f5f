using Safeguarding.Reports;

namespace Safeguarding.Directory;

/// <summary>One rejected line or warning as a person reads it.</summary>
public sealed record ImportMessage(int? Line, string? Column, string Code, string Message)
{
    public static ImportMessage Of(ImportFinding finding, string language) => new(finding.Line, finding.Column, finding.Code, Text(finding, language));

    public static string Text(ImportFinding finding, string language) =>
        FindingTexts.For(finding.Code).In(language) + (finding.Detail is null ? "" : $" ({finding.Detail})");
}
