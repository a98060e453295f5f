using Safeguarding.Reports;

namespace Safeguarding.Operations;

/// <summary>Why an operator does something, in words that the auditor reads: never missing, never long.</summary>
internal static class OperatorReason
{
    public static void Check(string? reason, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            findings.Fault("/reason", "operator-reason-required");
            return;
        }
        if (reason.Length > OperatorLimits.ReasonLength.Value)
        {
            findings.Fault("/reason", "text-too-long", $"{OperatorLimits.ReasonLength.Value}");
        }
    }
}
