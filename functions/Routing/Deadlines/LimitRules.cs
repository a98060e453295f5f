namespace Safeguarding.Routing;

/// <summary>What a limit is for: the words of docs/rules.md. Number, unit, start and source stand in <see cref="Limits"/>.</summary>
/// <param name="When">When it applies.</param>
/// <param name="Action">What it asks or decides.</param>
/// <param name="Desk">Whom it binds.</param>
public sealed record LimitRule(string When, string Action, string Desk, SeenIn SeenIn);

/// <summary>The use of every row of <see cref="Limits"/>; a test fails when one is missing.</summary>
public static class LimitRules
{
    private const SeenIn RouteAndItem = SeenIn.Route | SeenIn.Delivery;
    private const string School = "school";
    private const string EveryDesk = "every desk";
    private const string Decides = "intake that decides";
    private const string Sender = "sender";

    public static IReadOnlyDictionary<string, LimitRule> All { get; } = new Dictionary<string, LimitRule>
    {
        [RuleIds.EncompassTarget] = new("a notification is received before the target", "a person acknowledges before the target, the first target time strictly after the incident", School, RouteAndItem),
        [RuleIds.EncompassInSchoolHours] = new("received in school hours, the target still ahead", "a person acknowledges within the limit, at the latest when the school day ends or at the target", School, RouteAndItem),
        [RuleIds.EncompassNextTarget] = new("received in time, with too little of the school day left", "a person acknowledges before the next target; the alert goes at once", School, RouteAndItem),
        [RuleIds.EncompassLateInSchoolHours] = new("received in school hours, at or after the target", "a person acknowledges within the limit, at the latest when the school day ends; the lateness is the sender's", School, RouteAndItem),
        [RuleIds.EncompassLateNextTarget] = new("received at or after the target, outside school hours or with too little of the school day left", "a person acknowledges before the first target after receipt; the lateness is the sender's", School, RouteAndItem),
        [RuleIds.AcknowledgeImmediate] = new("immediate danger, a child below the infant age, a missing child graded high or marked for trafficking", "a person acknowledges", "each desk and, beside a closed one, its emergency duty team", RouteAndItem),
        [RuleIds.AcknowledgePrompt] = new("any other section 130 report, a missing child graded medium or not at all, a desk that must find the right one", "a person acknowledges", EveryDesk, RouteAndItem),
        [RuleIds.AcknowledgePromptByDutyTeam] = new("the same, while the desk is closed or when it closes before its deadline", "a person acknowledges", "emergency duty team", RouteAndItem),
        [RuleIds.AcknowledgeRoutine] = new("a missing child graded low or no apparent risk", "a person acknowledges", "each desk and, beside a closed one, its emergency duty team", RouteAndItem),
        [RuleIds.AcknowledgeRepeat] = new("a possible repeat, the report itself not urgent", "a person acknowledges, or says whether it is the same child", "intake of the home and the placing authority", SeenIn.Delivery),
        [RuleIds.AcknowledgeWorkingDay] = new("a care-and-support referral", "a person acknowledges", "intake of the home authority", RouteAndItem),
        [RuleIds.Decision] = new("a referral has an authority that decides", "the decision on what happens next is recorded; an acknowledgement does not stop this clock", Decides, RouteAndItem),
        [RuleIds.Chase] = new("no desk that decides has acknowledged", "the reporter is told to ring", Sender, SeenIn.Receipt | SeenIn.Endpoint),
        [RuleIds.SchoolNotice] = new("a school is told of a missing pupil", "a person acknowledges", School, RouteAndItem),
        [RuleIds.WrittenConfirmation] = new("telephonedAt says that the report was first made by telephone", "this submission is the written confirmation, in time or late; where recordedByCallTaker says who wrote it, the caller's is awaited", Sender, SeenIn.Receipt | SeenIn.Delivery | SeenIn.Endpoint),
        [RuleIds.ReturnInterview] = new("the child has returned", "a return interview is offered and held; a prevention interview by the police does not stand for it", "intake of the home authority, else whoever finds it", RouteAndItem),
        [RuleIds.RouteNeeded] = new("a desk says \"not ours\" and names no other", "somebody says which desk is right", "sender's desk and home authority's", SeenIn.Delivery | SeenIn.Endpoint),
        [RuleIds.ConfirmSchool] = new("the school's deadline lies in a later school year", "the school is confirmed or another one named; the school has its item meanwhile", "sender's desk, else duty desk of the sender's board", RouteAndItem),
        [LimitIds.TargetTime] = new("a school day that does not start earlier", "the school must know by then", School, RouteAndItem),
        [LimitIds.SchoolStart] = new("a school has no recorded start", "its day counts from then", School, RouteAndItem),
        [LimitIds.SchoolEnd] = new("a school has no recorded end", "its day counts until then", School, RouteAndItem),
        [LimitIds.LeastOfSchoolDay] = new("received in school hours", "with less than this left nobody can act today: the next target counts", School, RouteAndItem),
        [LimitIds.HolidayNotice] = new("the school's deadline is further away", "somebody who works in the holiday is told at once", "holiday desk of the school, else education safeguarding of its authority", RouteAndItem),
        [LimitIds.ShortNotice] = new("less than this to act", "the notice is short, and a breach is the sender's", School, RouteAndItem),
        [LimitIds.TargetAlert] = new("a deadline at a target", "the desk is alerted again", School, RouteAndItem),
        [LimitIds.TargetRemind] = new("a deadline at a target", "the desk is reminded", School, RouteAndItem),
        [LimitIds.TargetEscalate] = new("a deadline at a target", "the item escalates", "education safeguarding of the school's authority", RouteAndItem),
        [LimitIds.WorkingTimeStart] = new("a limit is counted in working days", "its reminder and escalation come no earlier in the day; the limit itself stays", EveryDesk, RouteAndItem),
        [LimitIds.WorkingTimeEnd] = new("a limit is counted in working days", "its reminder and escalation come no later in the day; the limit itself stays", EveryDesk, RouteAndItem),
        [LimitIds.ClosureDates] = new("a school or its authority announces closed days", "more days at once are refused by 422 invalid-closure", "school or education safeguarding of its authority", SeenIn.Endpoint),
        [LimitIds.ClosureAhead] = new("a school or its authority announces closed days", "a day further ahead is refused by 422 invalid-closure", "school or education safeguarding of its authority", SeenIn.Endpoint),
        [LimitIds.PercentRemind] = new("any other deadline", "the desk is reminded", EveryDesk, RouteAndItem),
        [LimitIds.PercentEscalate] = new("any other deadline", "the item escalates", "the desk that this one escalates to", RouteAndItem),
        [LimitIds.PercentBreach] = new("any other deadline", "the deadline is breached", EveryDesk, RouteAndItem),
        [LimitIds.EscalationFloor] = new("an escalation would come sooner after receipt", "it comes at this time", EveryDesk, RouteAndItem),
        [LimitIds.ReturnAhead] = new("a return lies further ahead of receipt", "it is a plan, and starts and ends nothing", Sender, SeenIn.Receipt),
        [LimitIds.CalendarScan] = new("a published calendar names no school day for so long", "the assumed calendar is taken: a calendar never stops a report", School, RouteAndItem),
        [LimitIds.MostEvents] = new("a missing episode holds so many events", "a further event is refused by 409 too-many-events", Sender, SeenIn.Endpoint),
        [LimitIds.MostAmendments] = new("a report holds so many amendments", "a further one is refused by 409 too-many-amendments", Sender, SeenIn.Endpoint),
        [LimitIds.RepeatEpisodes] = new("a child goes missing this often within the window", "a possible repeat is shown", "intake of the home authority", SeenIn.Delivery),
        [LimitIds.RepeatWindow] = new("episodes are counted", "an episode that started longer ago does not count", "intake of the home authority", SeenIn.Delivery),
        [LimitIds.SameEpisode] = new("reports of possibly the same child begin less than this apart", "they are one episode", "intake of the home authority", SeenIn.Delivery),
        [LimitIds.MatchReach] = new("an earlier report lies no further back", "it is found, and shown where a person has linked it", "intake of the home authority", SeenIn.Delivery),
        [LimitIds.InfantAge] = new("a child is younger", "the report is immediate", EveryDesk, RouteAndItem),
        [LimitIds.AdultAge] = new("a child's 18th birthday has begun", "duties to a child end; the report is delivered all the same", "intake and emergency duty team", SeenIn.Receipt | SeenIn.Delivery),
        [LimitIds.ApproachingEighteen] = new("a child is so close to the 18th birthday", "the duties of the transition to adult services are shown", "intake and emergency duty team", SeenIn.Receipt | SeenIn.Delivery),
        [LimitIds.DisagreeWithinOwnBody] = new("the decision that stands is no further action, and the reporter disagrees", "the reporter goes through it with the line manager and the designated safeguarding person", "reporter", SeenIn.Endpoint),
        [LimitIds.DisagreeSeniorManager] = new("the same, and they still disagree", "the senior manager of social services is asked to look again", "reporter", SeenIn.Endpoint),
        [LimitIds.DisagreeBoard] = new("the same, and they still disagree", "the safeguarding board's protocol is used", "reporter", SeenIn.Endpoint),
        [LimitIds.CollegeAge] = new("a child is younger, registered at a school and educated at a college", "the college is told beside the school of roll", "college", RouteAndItem),
        [LimitIds.EncompassAgeFloor] = new("a child was younger on 31 August before the school year", "no school is told; a person decides who hears", "duty desk", RouteAndItem),
    };
}
