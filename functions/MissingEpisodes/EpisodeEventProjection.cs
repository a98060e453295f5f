using System.Text.Json.Nodes;
using NodaTime.Text;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a desk sees of an event: what happened, whose episode it is and how it stands. A desk that hears of the episode for the first time gets the
/// report with it. The view depends on what was known at the event, so making it again makes the same.
/// </summary>
public static class EpisodeEventProjection
{
    private static readonly FieldSet Event = new([.. EpisodeEvents.Fields.Select(f => f.Name).Where(n => n is not ("reference" or "sentAt"))]);
    private static readonly FieldSet EventForEducation = new("type", "at", "grade");
    private static readonly FieldSet EventForSchool = new("type", "at");
    private static readonly FieldSet Known = new("incidentReference", "reporter");
    private static readonly FieldSet KnownChild = new("key", "familyName", "givenNames", "dateOfBirth", "communicationAdvice");

    public static JsonObject Project(Report report, ReportEvent happened, Route route, Desk desk)
    {
        var fields = desk.Kind switch { DeskKind.School => EventForSchool, DeskKind.EducationSafeguarding => EventForEducation, _ => Event };
        var view = new JsonObject { ["reason"] = route.Reason, ["event"] = fields.Select(happened.Content) };
        if (desk.Kind == DeskKind.School)
        {
            view["child"] = MissingEpisodeProjection.ChildOf(report, route);
            return view;
        }
        view["episode"] = State(report, happened);
        view["report"] = IsNewTo(report, route)
            ? MissingEpisodeProjection.OfReport(report, route, desk)["report"]!.DeepClone()
            : MissingEpisodeProjection.WithChildren(Known.Select(report.Content), KnownChild, report);
        if (route.ReturnInterviewDueAt is { } due)
        {
            view["returnInterview"] = ReturnInterview(due);
        }
        return view;
    }

    private static JsonObject State(Report report, ReportEvent happened)
    {
        var state = EpisodeState.Of(report, report.Events.TakeWhile(e => e.Id != happened.Id).Append(happened));
        return new() { ["grade"] = state.Grade, ["preventionInterview"] = state.PreventionInterview, ["returnInterview"] = state.ReturnInterview };
    }

    private static bool IsNewTo(Report report, Route route) =>
        !route.Reason.StartsWith("event-", StringComparison.Ordinal)
        || report.Routes.First(r => r.Desk == route.Desk) is var first && first.EventId == route.EventId && first.Round == route.Round;

    private static JsonObject ReturnInterview(NodaTime.Instant due)
    {
        var offer = AdviceTable.Get("offer-return-interview");
        return new() { ["dueAt"] = InstantPattern.ExtendedIso.Format(due), ["en"] = offer.TextEn, ["cy"] = offer.TextCy, ["source"] = offer.Source };
    }
}
