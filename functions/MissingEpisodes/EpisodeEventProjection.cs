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
    private static readonly FieldSet EventInShort = new("type", "at", "grade");
    private static readonly FieldSet EventForSchool = new("type", "at");
    private static readonly FieldSet Known = new("incidentReference", "reporter");
    private static readonly FieldSet KnownChild = new("key", "familyName", "givenNames", "dateOfBirth", "communicationAdvice");

    public static JsonObject Project(Report report, ReportEvent happened, Route route, Desk desk)
    {
        var isNew = IsNewTo(report, route);
        var view = SharedView.Of(report, route, desk, desk.Kind == DeskKind.School
            ? new() { ["event"] = EventForSchool.Select(happened.Content), ["child"] = MissingEpisodeProjection.ChildOf(report, route) }
            : new()
            {
                ["event"] = FieldsOf(desk, route).Select(happened.Content),
                ["episode"] = State(report, happened),
                ["report"] = isNew ? MissingEpisodeProjection.OfReport(report, desk) : SharedView.WithChildren(Known, KnownChild, report),
            });
        view["reason"] = route.Reason;
        // A marker withholds what was said of the event, never that it happened.
        view["event"] ??= new JsonObject { ["type"] = happened.Type, ["at"] = InstantPattern.ExtendedIso.Format(happened.At) };
        if (isNew && desk.Kind != DeskKind.School)
        {
            view["duties"] = MissingEpisodeProjection.Duties(report, desk);
        }
        if (route.ReturnInterviewDueAt is { } due)
        {
            view["returnInterview"] = ReturnInterview(due);
            view["actionsToRecord"] = SharedView.Options(ReturnInterviewActions.All);
        }
        return view;
    }

    private static FieldSet FieldsOf(Desk desk, Route route) =>
        desk.Kind is DeskKind.EducationSafeguarding or DeskKind.TraffickingAdvocate or DeskKind.HealthBoard || MissingEpisodeProjection.IsEscalated(route) ? EventInShort : Event;

    private static JsonObject State(Report report, ReportEvent happened)
    {
        var state = EpisodeState.Of(report, report.Events.TakeWhile(e => e.Id != happened.Id).Append(happened));
        return new() { ["grade"] = state.Grade, ["preventionInterview"] = state.PreventionInterview, ["returnInterview"] = state.ReturnInterview };
    }

    private static bool IsNewTo(Report report, Route route) =>
        !route.Reason.StartsWith("event-", StringComparison.Ordinal)
        || report.RoutesForSender().First(r => r.Desk == route.Desk) is var first && first.EventId == route.EventId && first.Round == route.Round;

    private static JsonObject ReturnInterview(NodaTime.Instant due)
    {
        var offer = AdviceTable.Get("offer-return-interview");
        return new() { ["dueAt"] = InstantPattern.ExtendedIso.Format(due), ["en"] = offer.TextEn, ["cy"] = offer.TextCy, ["source"] = offer.Source };
    }
}
