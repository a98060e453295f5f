using System.Text.Json.Nodes;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>What an authority's desk sees of a missing episode: the report as it was made. No count of other episodes: that would reveal other reports.</summary>
public static class MissingEpisodeProjection
{
    private static readonly FieldSet Report = new([.. MissingEpisodeFields.All.Select(f => f.Name).Where(n => n is not ("kind" or "reference" or "sentAt"))]);

    public static JsonObject Project(Report report, Route route, Desk desk) => new()
    {
        ["reason"] = route.Reason,
        ["report"] = Report.Select(report.Content),
    };
}
