namespace Safeguarding.Routing;

/// <summary>Ids of the rules that a <see cref="Deadline"/> can name; each is also the id of its row in <see cref="Limits"/>.</summary>
public static class RuleIds
{
    public const string EncompassTarget = "encompass.target";
    public const string EncompassInSchoolHours = "encompass.in-school-hours";
    public const string EncompassNextTarget = "encompass.next-target";
    public const string EncompassLateInSchoolHours = "encompass.late-in-school-hours";
    public const string EncompassLateNextTarget = "encompass.late-next-target";
    public const string AcknowledgeImmediate = "acknowledgement.immediate";
    public const string AcknowledgePrompt = "acknowledgement.prompt";
    public const string AcknowledgePromptByDutyTeam = "acknowledgement.prompt-edt";
    public const string AcknowledgeRoutine = "acknowledgement.routine";
    public const string AcknowledgeWorkingDay = "acknowledgement.working-day";
    public const string Decision = "decision.one-working-day";
    public const string Chase = "chase.seven-working-days";
    public const string AcknowledgeRepeat = "acknowledgement.repeat-missing";
    public const string RouteNeeded = "redirection.route-needed";
    public const string ConfirmSchool = "encompass.confirm-school";
    public const string SchoolNotice = "missing.school-notice";
    public const string WrittenConfirmation = "written-confirmation.one-working-day";
    public const string ReturnInterview = "return-interview.72-hours";
}

/// <summary>Ids of the limits that shape deadlines without being one.</summary>
public static class LimitIds
{
    public const string TargetTime = "encompass.target-time";
    public const string SchoolStart = "school-day.default-start";
    public const string SchoolEnd = "school-day.default-end";
    public const string LeastOfSchoolDay = "encompass.least-of-school-day";
    public const string HolidayNotice = "encompass.holiday-notice";
    public const string ShortNotice = "encompass.short-notice";
    public const string TargetAlert = "step.target-alert";
    public const string TargetRemind = "step.target-remind";
    public const string TargetEscalate = "step.target-escalate";
    public const string WorkingTimeStart = "working-time.start";
    public const string WorkingTimeEnd = "working-time.end";
    public const string ClosureDates = "closure.most-dates";
    public const string ClosureAhead = "closure.most-days-ahead";
    public const string PercentRemind = "step.percent-remind";
    public const string PercentEscalate = "step.percent-escalate";
    public const string PercentBreach = "step.percent-breach";
    public const string EscalationFloor = "step.escalation-floor";
    public const string ReturnAhead = "return.ahead";
    public const string CalendarScan = "calendar.scan";
    public const string MostEvents = "missing.most-events";
    public const string MostAmendments = "report.most-amendments";
    public const string RepeatEpisodes = "missing.repeat-episodes";
    public const string RepeatWindow = "missing.repeat-window";
    public const string SameEpisode = "missing.same-episode";
    public const string MatchReach = "missing.match-reach";
    public const string InfantAge = "acknowledgement.infant-age";
    public const string AdultAge = "duty.adult-age";
    public const string ApproachingEighteen = "duty.approaching-18";
    public const string DisagreeWithinOwnBody = "disagreement.own-line-manager";
    public const string DisagreeSeniorManager = "disagreement.senior-manager";
    public const string DisagreeBoard = "disagreement.board-protocol";
    public const string EncompassAgeFloor = "encompass.age-floor";
    public const string CollegeAge = "encompass.college-age";
}
