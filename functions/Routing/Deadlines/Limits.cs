using System.Collections.Frozen;
using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// Every number of the deadline rules, once, with its source (design rule 11). The rules read their values here and nowhere else.
/// A row whose id is in <see cref="RuleIds"/> also gives the citation of the deadlines of that rule.
/// </summary>
public static class Limits
{
    private const string Default = "product default, not law";
    private const string Encompass =
        "Domestic Abuse Act 2021 s.49A (as soon as is reasonably practicable); service target: WG37941, Operation Encompass box (before 9am)";

    private const string EncompassLate = $"Domestic Abuse Act 2021 s.49A (as soon as is reasonably practicable); limit: {Default}";
    private const string RoutineDefault =
        $"{Default}: the guidance gives no limit for a missing episode graded low or no apparent risk; taken from the emergency duty team's 4 h";

    private const string PerBoard = $"{Default}; local practice, set per safeguarding board";
    private const string Procedures = "Wales Safeguarding Procedures, safeguarding.wales";
    private const string Elapsed = "elapsed";
    private const string SchoolDays = "school days";
    private const string DeskHours = "desk hours";

    /// <summary>The whole table. A time of day is in minutes after 00:00 Europe/London; a count of targets is the first one strictly after its start event.</summary>
    public static IReadOnlyList<Limit> All { get; } =
    [
        new(RuleIds.EncompassTarget, 1, LimitUnit.Count, "the later of incident and police awareness", SchoolDays, Encompass),
        new(RuleIds.EncompassInSchoolHours, 60, LimitUnit.Minute, "receipt", SchoolDays, EncompassLate),
        new(RuleIds.EncompassNextTarget, 1, LimitUnit.Count, "receipt", SchoolDays, Encompass),
        new(RuleIds.EncompassLateInSchoolHours, 60, LimitUnit.Minute, "receipt", SchoolDays, EncompassLate),
        new(RuleIds.EncompassLateNextTarget, 1, LimitUnit.Count, "receipt", SchoolDays, EncompassLate),
        new(RuleIds.AcknowledgeImmediate, 15, LimitUnit.Minute, "receipt, or the desk's next opening", DeskHours, Default),
        new(RuleIds.AcknowledgePrompt, 60, LimitUnit.Minute, "receipt, or the desk's next opening", DeskHours, Default),
        new(RuleIds.AcknowledgePromptByDutyTeam, 4, LimitUnit.ElapsedHour, "receipt", Elapsed, Default),
        new(RuleIds.AcknowledgeRoutine, 4, LimitUnit.ElapsedHour, "receipt, or the desk's next opening", DeskHours, RoutineDefault),
        new(RuleIds.AcknowledgeRepeat, 60, LimitUnit.Minute, "the repeat is found, or the desk's next opening", DeskHours, Default),
        new(RuleIds.AcknowledgeWorkingDay, 1, LimitUnit.WorkingDay, "receipt", WorkingDays.Calendar, Default),
        new(RuleIds.Decision, 1, LimitUnit.WorkingDay, "receipt", WorkingDays.Calendar, $"{Procedures} c3pt1-p4"),
        new(RuleIds.Chase, 7, LimitUnit.WorkingDay, "acceptance", WorkingDays.Calendar, $"{Procedures} c2.p18"),
        new(RuleIds.ConfirmSchool, 30, LimitUnit.Minute, "receipt, or the desk's next opening", DeskHours, Default),
        new(RuleIds.SchoolNotice, 60, LimitUnit.Minute, "receipt in school hours, or the next school day's target time", SchoolDays, Default),
        new(RuleIds.WrittenConfirmation, 1, LimitUnit.WorkingDay, "report by telephone", WorkingDays.Calendar, $"{Procedures} c2-p17"),
        new(RuleIds.ReturnInterview, 72, LimitUnit.ElapsedHour, "returned", Elapsed, PerBoard),
        new(RuleIds.RouteNeeded, 30, LimitUnit.Minute, "redirection", Elapsed, Default),
        new(LimitIds.TargetTime, 540, LimitUnit.Minute, "00:00 of the school day", SchoolDays, Encompass),
        new(LimitIds.SchoolStart, 540, LimitUnit.Minute, "00:00 of the school day", SchoolDays, Default),
        new(LimitIds.SchoolEnd, 930, LimitUnit.Minute, "00:00 of the school day", SchoolDays, Default),
        new(LimitIds.LeastOfSchoolDay, 15, LimitUnit.Minute, "before the end of the school day", SchoolDays, Default),
        new(LimitIds.HolidayNotice, 72, LimitUnit.ElapsedHour, "receipt", Elapsed, Default),
        new(LimitIds.ShortNotice, 30, LimitUnit.Minute, "before the deadline", Elapsed, Default),
        new(LimitIds.TargetAlert, 90, LimitUnit.Minute, "before the target", Elapsed, Default),
        new(LimitIds.TargetRemind, 30, LimitUnit.Minute, "before the target", Elapsed, Default),
        new(LimitIds.TargetEscalate, 15, LimitUnit.Minute, "before the target", Elapsed, Default),
        new(LimitIds.WorkingTimeStart, 540, LimitUnit.Minute, "00:00 of the working day", WorkingDays.Calendar, Default),
        new(LimitIds.WorkingTimeEnd, 1020, LimitUnit.Minute, "00:00 of the working day", WorkingDays.Calendar, Default),
        new(LimitIds.ClosureDates, 10, LimitUnit.Count, "one announcement", SchoolDays, $"{Default}: a longer closure belongs into the imported calendar"),
        new(LimitIds.ClosureAhead, 60, LimitUnit.CalendarDay, "day of the announcement", Elapsed, $"{Default}: a later closure belongs into the imported calendar"),
        new(LimitIds.PercentRemind, 50, LimitUnit.Percent, "start of the desk's clock", Elapsed, Default),
        new(LimitIds.PercentEscalate, 75, LimitUnit.Percent, "start of the desk's clock", Elapsed, Default),
        new(LimitIds.PercentBreach, 100, LimitUnit.Percent, "start of the desk's clock", Elapsed, Default),
        new(LimitIds.EscalationFloor, 10, LimitUnit.Minute, "receipt", Elapsed, Default),
        new(LimitIds.ReturnAhead, 5, LimitUnit.Minute, "receipt", Elapsed, $"{Default}: as far as clocks differ"),
        new(LimitIds.CalendarScan, 400, LimitUnit.CalendarDay, "first day looked at", Elapsed, Default),
        new(LimitIds.MostEvents, 30, LimitUnit.Count, "acceptance of the report", Elapsed, $"{Default}: one report stays one document of bounded size"),
        new(LimitIds.MostAmendments, 20, LimitUnit.Count, "acceptance of the report", Elapsed, $"{Default}: one report stays one document of bounded size"),
        new(LimitIds.RepeatEpisodes, 3, LimitUnit.Count, "start of the latest episode", Elapsed, PerBoard),
        new(LimitIds.RepeatWindow, 90, LimitUnit.CalendarDay, "start of the latest episode", Elapsed, PerBoard),
        new(LimitIds.SameEpisode, 6, LimitUnit.ElapsedHour, "start of the episode", Elapsed, $"{Default}: several senders report one night"),
        new(LimitIds.MatchReach, 365, LimitUnit.CalendarDay, "before the start of the episode", Elapsed, $"{Default}: how far back a link that a person confirmed is looked for"),
        new(LimitIds.InfantAge, 1, LimitUnit.Year, "birth", Elapsed, Default),
        new(LimitIds.AdultAge, 18, LimitUnit.Year, "birth, until 00:00 of the birthday", Elapsed, "WG37941 paragraphs 12 and 162"),
        new(LimitIds.ApproachingEighteen, 365, LimitUnit.CalendarDay, "before the 18th birthday", Elapsed, $"WG37941 paragraph 163 (timely); length: {Default}"),
        new(LimitIds.DisagreeWithinOwnBody, 1, LimitUnit.WorkingDay, "the decision that stands", WorkingDays.Calendar, PerBoard),
        new(LimitIds.DisagreeSeniorManager, 3, LimitUnit.WorkingDay, "the decision that stands", WorkingDays.Calendar, PerBoard),
        new(LimitIds.DisagreeBoard, 5, LimitUnit.WorkingDay, "the decision that stands", WorkingDays.Calendar, PerBoard),
        new(LimitIds.EncompassAgeFloor, 4, LimitUnit.Year, "birth, counted on 31 August before the school year", SchoolDays, "Operation Encompass guidance, 7 Nov 2025: reception to 17"),
        new(LimitIds.CollegeAge, 16, LimitUnit.Year, "birth", Elapsed, "WG37941 paragraph 110: pupils under 16 on the roll of a school"),
    ];

    private static readonly FrozenDictionary<string, Limit> ById = All.ToFrozenDictionary(limit => limit.Id);

    /// <summary>The row of that id; an unknown id is a mistake in the code and throws.</summary>
    public static Limit Get(string id) => ById[id];

    public static int Value(string id) => Get(id).Value;

    /// <summary>Whether a deadline of that rule moves when a school's calendar changes.</summary>
    public static bool RestsOnSchoolDays(string? rule) => rule is not null && ById.GetValueOrDefault(rule)?.Calendar == SchoolDays;

    /// <summary>A limit in minutes or elapsed hours as a duration on the UTC time line.</summary>
    internal static Duration Span(string id) => Get(id) switch
    {
        { Unit: LimitUnit.Minute, Value: var minutes } => Duration.FromMinutes(minutes),
        { Unit: LimitUnit.ElapsedHour, Value: var hours } => Duration.FromHours(hours),
        var limit => throw new InvalidOperationException($"{limit.Id} is counted in {limit.Unit}, not in elapsed time."),
    };

    /// <summary>A limit in minutes after midnight as a London time of day.</summary>
    internal static LocalTime TimeOfDay(string id) => LocalTime.Midnight.PlusMinutes(Value(id));
}
