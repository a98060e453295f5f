using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Deliveries;

/// <summary>
/// Beside a possible repeat, the case numbers that the same desk recorded for the matched reports, so that a social worker finds the case that is
/// open already. Another desk's numbers are never looked at: the partition is the desk's own.
/// </summary>
internal static class OwnCases
{
    public static async Task<JsonElement> Beside(JsonElement view, Route route, IDeliveryStore deliveries, CancellationToken stop)
    {
        if (route.Repeat is not { } repeat)
        {
            return view;
        }
        var cases = new JsonArray();
        foreach (var match in repeat.Matches)
        {
            foreach (var number in await deliveries.CaseIds(route.Desk, match.ReportId, stop))
            {
                cases.Add((JsonNode)new JsonObject { ["reportId"] = match.ReportId, ["recipientCaseId"] = number });
            }
        }
        var content = JsonObject.Create(view)!;
        if (cases.Count > 0)
        {
            content["ownCases"] = cases;
        }
        return JsonSerializer.SerializeToElement(content, PipelineJson.Options);
    }
}
