using System.Text.Json;
using Safeguarding.Reports;

namespace Safeguarding.MissingEpisodes;

/// <summary>What refuses a missing-episode report and what only warns (design 5). Being missing is itself the concern.</summary>
public static class MissingEpisodeRules
{
    public static void Check(JsonElement content, Findings findings)
    {
        CommonRules.Reporter(content, findings);
        CommonRules.ChildOrPlace(content, findings, ["episode", "lastSeenPlace"], ["episode", "found", "place"]);
        if (!MissingEpisodeFields.Grades.Contains(content.Code("risk", "grade")))
        {
            findings.Warn("/risk/grade", "risk-grade-missing");
        }
    }
}
