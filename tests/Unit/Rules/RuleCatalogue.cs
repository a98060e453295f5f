using Safeguarding.Deliveries;
using Safeguarding.Duties;
using Safeguarding.Intake;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Tests.Unit.Rules;

/// <summary>A rule as docs/rules.md lists it. <paramref name="Limit"/> is empty where the rule has no number of its own.</summary>
internal sealed record RuleRow(string Section, string Id, string When, string Action, string Desk, string Limit, string Citation, SeenIn SeenIn);

/// <summary>Every rule of the product, read from the tables that the code itself works by.</summary>
internal static class RuleCatalogue
{
    /// <summary>By the first part of a rule's id.</summary>
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["referral"] = "Who receives a referral",
        ["missing"] = "Who hears of a missing episode",
        ["encompass"] = "Who receives an Operation Encompass notification",
        ["desk"] = "Who is told beside a desk",
        ["redirection"] = "Who is next after \"not ours\"",
        ["amendment"] = "Who hears of an amendment",
        ["marker"] = "Who is asked about a marker",
    };

    private static readonly IReadOnlySet<string> Deadlines =
        typeof(RuleIds).GetFields().Select(f => (string)f.GetValue(null)!).ToHashSet();

    private static readonly RoutingRule[] OfRouting =
    [
        .. ReferralRoutingRules.All, .. MissingEpisodeRoutingRules.All, .. EncompassRoutingRules.All, DeskRouting.OutOfHours, DeskRouting.Closing, .. RedirectionRules.All,
        .. AmendmentRules.All, UnclearMarkers.ToRead,
    ];

    public static IReadOnlyList<RuleRow> All { get; } =
    [
        .. OfRouting.Select(Routing),
        .. Limits.All.Where(l => !OfRouting.Any(r => r.RuleId == l.Id)).Select(Limit),
        .. EpisodeEventType.All.Select(Event),
        .. FindingRules.All.Select(Finding),
        .. DutyTable.All.Select(Duty),
        .. AdviceTable.All.Select(Advice),
        .. UnfitWords.All.Select(Word),
        .. FieldProfiles.All.Prepend(FieldProfiles.Minimal).Select(Profile),
    ];

    private static RuleRow Routing(RoutingRule rule) =>
        new(Sections[rule.RuleId.Split('.')[0]], rule.RuleId, rule.When, rule.Action, rule.Desk, Value(Limits.All.SingleOrDefault(l => l.Id == rule.RuleId)), rule.Citation, rule.SeenIn);

    private static RuleRow Limit(Limit limit)
    {
        var use = LimitRules.All[limit.Id];
        return new(Deadlines.Contains(limit.Id) ? "Deadlines" : "Limits", limit.Id, use.When, use.Action, use.Desk, Value(limit), limit.Source, use.SeenIn);
    }

    private static RuleRow Event(EpisodeEventType type) => new(
        "Events of a missing episode", $"event.{type.Name}", $"the sender tells of {type.Name}", type.Action, "every desk that has the episode",
        type.Limit is { } limit ? $"acknowledgement: {limit.ToString().ToLowerInvariant()}" : "acknowledgement: as the risk grade asks", type.Source, SeenIn.Route | SeenIn.Delivery);

    private static RuleRow Finding(FindingRule rule) => new(
        rule.Refuses ? "Refusals" : "Warnings that decide", $"{(rule.Refuses ? "refuse" : "warn")}.{rule.Code}", rule.When, rule.Action, "", "", rule.Source,
        rule.Refuses ? SeenIn.Endpoint : SeenIn.Receipt);

    private static RuleRow Duty(Duty duty) => new(
        "Duties", $"duty.{duty.Id}", Tags(duty), duty.TextEn, string.Join(", ", duty.ForDesks.Append(duty.RoutesTo is { } to ? $"sent to {to}" : "").Where(d => d.Length > 0)), "", duty.Source,
        (duty.InReceipt ? SeenIn.Receipt : 0) | (duty.RoutesTo is null ? 0 : SeenIn.Route) | (duty.ForDesks.Count > 0 ? SeenIn.Delivery : 0));

    private static RuleRow Advice(Duty advice) => new("Advice to the sender", $"advice.{advice.Id}", Tags(advice), advice.TextEn, "", "", advice.Source, SeenIn.Receipt);

    private static RuleRow Word(UnfitWord word) => new("Words that blame a child", $"word.{word.Id}", $"`{word.Words}`", $"warns: {word.InsteadEn}", "", "", word.Source, SeenIn.Receipt);

    private static RuleRow Profile(FieldProfile profile) => new(
        "What a force lets a school see", $"profile.{(profile.Force.Length == 0 ? "minimal" : profile.Force)}",
        profile.Force.Length == 0 ? "a force without a profile of its own" : $"the sender is {profile.Force}",
        string.Join(", ", profile.IncidentSeen.Paths.Concat(profile.ChildSeen.Paths.Select(p => $"child/{p}"))),
        profile.RelayThrough is { } relay ? $"school, through {relay}" : "school", "", profile.Source, SeenIn.Delivery);

    private static string Tags(Duty duty) => string.Join("; ", new[]
    {
        string.Join(" or ", duty.When),
        duty.Besides.Count > 0 ? $"and besides: {string.Join(" or ", duty.Besides)}" : "",
        duty.OnlySenders.Count > 0 ? $"only senders: {string.Join(", ", duty.OnlySenders)}" : "",
        duty.NotSenders.Count > 0 ? $"not senders: {string.Join(", ", duty.NotSenders)}" : "",
    }.Where(t => t.Length > 0));

    private static string Value(Limit? limit) => limit is null ? "" : limit.Calendar == "elapsed"
        ? $"{limit.Value} {Unit(limit)} from {limit.StartEvent}"
        : $"{limit.Value} {Unit(limit)} from {limit.StartEvent} ({limit.Calendar})";

    private static string Unit(Limit limit) => limit.Unit switch
    {
        LimitUnit.ElapsedHour => "h",
        LimitUnit.Minute => "min",
        LimitUnit.WorkingDay => "working day(s)",
        LimitUnit.CalendarDay => "calendar day(s)",
        LimitUnit.Percent => "%",
        LimitUnit.Year => "year(s)",
        _ => "time(s)",
    };
}
