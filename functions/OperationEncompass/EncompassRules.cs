using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>What refuses a notification and what only warns (design 5).</summary>
public static class EncompassRules
{
    /// <summary>
    /// The duty to notify is the chief officer's (DA Act 2021 s.49A(1)), so the authenticated force is the reporter when no officer is named:
    /// an absent name must not stop a notification.
    /// </summary>
    public static void Check(JsonElement content, Findings findings)
    {
        if (!CommonRules.HasReporter(content))
        {
            findings.Warn("/reporter", "reporter-missing");
        }
        CommonRules.ChildOrPlace(content, findings, ["incident", "place"]);
        if (content.Items("children").Any(c => c.Code("educationStatus") == "below-school-age"))
        {
            findings.Warn("/children", "below-school-age");
        }
    }
}
