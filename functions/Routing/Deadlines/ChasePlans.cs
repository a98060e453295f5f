namespace Safeguarding.Routing;

/// <summary>
/// The chase as data (design 6, "Steps" and "Referral and missing episode"): for each kind of deadline what happens when and who is told.
/// Product defaults, not law; the numbers are rows of <see cref="Limits"/>.
/// </summary>
public static class ChasePlans
{
    private const ChaseWhom Next = ChaseWhom.NextContact | ChaseWhom.EscalationDesk;

    /// <summary>A deadline at a school's target: counts back from it.</summary>
    public static readonly ChasePlan Target = new("target", [RuleIds.EncompassTarget, RuleIds.EncompassNextTarget, RuleIds.EncompassLateNextTarget],
    [
        new(Name("alert", LimitIds.TargetAlert), StepAction.Alert, LimitIds.TargetAlert, ChaseWhom.SameContacts),
        new(Name("remind", LimitIds.TargetRemind), StepAction.Remind, LimitIds.TargetRemind, ChaseWhom.SameContacts),
        new(Name("escalate", LimitIds.TargetEscalate), StepAction.Escalate, LimitIds.TargetEscalate, Next),
        new("breach", StepAction.Breach, null, ChaseWhom.Nobody),
    ]);

    public static readonly IReadOnlyList<ChasePlan> All =
    [
        Target,
        new("school-hours", [RuleIds.EncompassInSchoolHours, RuleIds.EncompassLateInSchoolHours, RuleIds.SchoolNotice], ByPercent(ChaseWhom.Nobody)),
        new("acknowledgement",
            [RuleIds.AcknowledgeImmediate, RuleIds.AcknowledgePrompt, RuleIds.AcknowledgePromptByDutyTeam, RuleIds.AcknowledgeRoutine, RuleIds.AcknowledgeRepeat,
                RuleIds.AcknowledgeWorkingDay],
            ByPercent(ChaseWhom.DutyDesk | ChaseWhom.TeamManager)),
        new("decision", [RuleIds.Decision], ByPercent(ChaseWhom.DutyDesk | ChaseWhom.TeamManager)),
        new("question", [RuleIds.RouteNeeded, RuleIds.ConfirmSchool], ByPercent(ChaseWhom.Nobody)),
        new("return-interview", [RuleIds.ReturnInterview], ByPercent(ChaseWhom.DutyDesk | ChaseWhom.TeamManager)),
    ];

    /// <summary>When the steps of every plan by percent come, whoever is told.</summary>
    internal static IReadOnlyList<ChaseStep> Percent { get; } = ByPercent(ChaseWhom.Nobody);

    /// <summary>Who is told at a step of a deadline of that rule; a step in no plan tells whom its action names everywhere else.</summary>
    public static ChaseWhom Whom(string? rule, string step, StepAction action) =>
        All.FirstOrDefault(p => rule is not null && p.Rules.Contains(rule))?.Steps.FirstOrDefault(s => s.Name == step)?.Whom
        ?? (action switch { StepAction.Escalate => Next, StepAction.Breach => ChaseWhom.Nobody, _ => ChaseWhom.SameContacts });

    private static IReadOnlyList<ChaseStep> ByPercent(ChaseWhom atBreach) =>
    [
        new(Name("remind", LimitIds.PercentRemind), StepAction.Remind, LimitIds.PercentRemind, ChaseWhom.SameContacts),
        new(Name("escalate", LimitIds.PercentEscalate), StepAction.Escalate, LimitIds.PercentEscalate, Next),
        new("breach", StepAction.Breach, LimitIds.PercentBreach, atBreach),
    ];

    private static string Name(string name, string limit) => $"{name}-{Limits.Value(limit)}";
}
