using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>
/// What a report and its events say together. The police's prevention interview and the return interview are two things (domain 2.5): neither
/// ever stands for the other.
/// </summary>
public sealed record EpisodeState(Urgency Urgency, string? Grade, string? PreventionInterview, string? ReturnInterview)
{
    /// <param name="events">Those that count: what a desk was told of an event does not change with later ones.</param>
    public static EpisodeState Of(Report report, IEnumerable<ReportEvent> events)
    {
        var inTime = events.OrderBy(e => e.At).ToList();
        var graded = inTime.LastOrDefault(e => e.Type == EpisodeEventType.RiskRegraded || IsGrade(e.Content.Code("grade")));
        var asReported = new RoutingRequest(report.Content, report.Children, report.SenderId, report.ReceivedAt, NoDesks);
        var reported = MissingEpisodeRouting.UrgencyOf(asReported);
        return new(
            graded is null || MissingEpisodeRouting.IsUrgentAtAnyGrade(asReported) ? reported : OfGrade(graded.Content.Code("grade"), reported),
            inTime.Select(e => e.Content.Code("grade")).LastOrDefault(IsGrade) ?? report.Content.Code("risk", "grade"),
            inTime.Exists(e => e.Type == EpisodeEventType.PreventionInterview) ? "done" : report.Content.Code("episode", "found", "preventionInterview"),
            inTime.LastOrDefault(e => e.Type.StartsWith(EpisodeEventType.ReturnInterview, StringComparison.Ordinal))?.Type[EpisodeEventType.ReturnInterview.Length..]
                ?? report.Content.Code("episode", "found", "returnInterview"));
    }

    public static bool IsGrade(string? grade) => MissingEpisodeFields.Grades.Contains(grade);

    /// <summary>A regrade without a known grade is at least medium, and never takes urgency away.</summary>
    private static Urgency OfGrade(string? grade, Urgency before) =>
        IsGrade(grade) ? MissingEpisodeRouting.OfGrade(grade) : (Urgency)Math.Min((int)before, (int)Urgency.Prompt);

    private static readonly DeskBook NoDesks = new(new([], [], [], [], [], new Dictionary<string, string>()));
}
