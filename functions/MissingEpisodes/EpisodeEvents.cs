using System.Text.Json;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.MissingEpisodes;

/// <summary>What can happen in a missing episode after it was reported, as data.</summary>
/// <param name="Limit">How soon a person must see it; null: as soon as the risk grade of the episode asks.</param>
/// <param name="EndsSearch">The child is found: the authority where it is found hears of it, and so does a school that had a notice.</param>
/// <param name="EndsReturnInterview">The chase for the interview ends: an offer alone does not, nor does the police's prevention interview.</param>
public sealed record EpisodeEventType(string Name, Urgency? Limit = null, bool EndsSearch = false, bool EndsReturnInterview = false)
{
    /// <summary>What the event changes, for docs/rules.md.</summary>
    public required string Action { get; init; }

    /// <summary>What asks for it.</summary>
    public required string Source { get; init; }

    private const string Guide = "All Wales Practice Guide, children who go missing";
    private const string Interview = "WG37941 paragraph 133; domain 2.5";

    public const string Returned = "returned";
    public const string PreventionInterview = "prevention-interview";
    public const string ReturnInterview = "return-interview-";
    public const string Done = "done";
    public const string Declined = "declined";
    public const string RiskRegraded = "risk-regraded";

    public static readonly IReadOnlyList<EpisodeEventType> All =
    [
        new("sighted") { Action = "is told at once how the search stands", Source = Guide },
        new(RiskRegraded) { Action = "works to the new grade; only a known grade can take urgency away", Source = "domain 2.4: the grade changes during the episode" },
        new("located", EndsSearch: true) { Action = "is told; so are a school that had a notice and the authority where the child is", Source = $"{Guide}; WG37941 paragraph 152" },
        new(Returned, Urgency.Prompt, EndsSearch: true) { Action = "is told; the clock of the return interview starts", Source = Interview },
        new(PreventionInterview, Urgency.Routine) { Action = "is told; the return interview is still to be offered", Source = Interview },
        new($"{ReturnInterview}offered", Urgency.Routine) { Action = "is told; the chase for the return interview goes on", Source = Interview },
        new($"{ReturnInterview}{Done}", Urgency.Routine, EndsReturnInterview: true) { Action = "is told; the chase for the return interview ends", Source = Interview },
        new($"{ReturnInterview}{Declined}", Urgency.Routine, EndsReturnInterview: true) { Action = "is told; the chase for the return interview ends", Source = Interview },
    ];

    public static EpisodeEventType Get(string name) => All.Single(t => t.Name == name);

    /// <summary>What one event changes: a return that is only planned ends no search.</summary>
    public static EpisodeEventType Of(ReportEvent happened) => happened.IsPlanned ? Get(happened.Type) with { EndsSearch = false } : Get(happened.Type);
}

/// <summary>The events of a missing episode: fields, and what refuses one.</summary>
public static class EpisodeEvents
{
    private static readonly FieldSyntax Event = new("domain 2.2-2.5; All Wales Practice Guide, children who go missing");

    private static readonly string[] Types = [.. EpisodeEventType.All.Select(t => t.Name)];

    /// <summary>A risk item has giver, contact and time obtained (domain 2.4).</summary>
    public static readonly IReadOnlyList<Field> Fields =
    [
        Event.Text("reference"), Event.Time("sentAt"),
        Event.Code("type", Types) with { DecidesRouting = true },
        Event.DateOrTime("at"), Event.Object("place", CommonFields.Place),
        Event.Code("grade", MissingEpisodeFields.Grades) with { DecidesRouting = true },
        Event.List("riskItems", 50, Event.Text("information"), Event.Text("giver"), Event.Text("contact"), Event.Time("obtainedAt")),
        Event.Text("note"), CommonFields.NotSafeToShare,
    ];

    public static readonly EventKind Definition = new("/api/missing-episodes/{id}/events", Fields, Check, EpisodeEventRouting.Route, LimitIds.MostEvents)
    {
        PlannedWhenAhead = EpisodeEventType.Returned,
    };

    private static void Check(JsonElement content, Findings findings)
    {
        var type = content.Code("type");
        if (!Types.Contains(type))
        {
            findings.Fault("/type", "unknown-event-type", string.Join(", ", Types));
        }
        else if (type == EpisodeEventType.RiskRegraded && !MissingEpisodeFields.Grades.Contains(content.Code("grade")))
        {
            findings.Warn("/grade", "regrade-without-grade");
        }
    }
}
