using System.Text.Json;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Routing;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>An item of an intake desk that decides: acknowledgement due after 60 minutes, decision after 600.</summary>
internal static class GivenDelivery
{
    public static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 8, 0);
    public static readonly ActingPerson Person = new("p-1", null, null);

    public static Instant After(int minutes) => Start + Duration.FromMinutes(minutes);

    public static Delivery ToDecide() => new()
    {
        Id = "d",
        RecipientId = "W06000015.intake",
        ReportId = "r",
        Kind = "referral",
        Cause = "route:1",
        Reason = "child-is-there-now",
        Role = RouteRole.DecisionOwner,
        SenderId = "police.gwent",
        View = JsonSerializer.SerializeToElement(new { report = new { children = new[] { new { familyName = "Afanc" } } } }),
        ReceivedAt = Start,
        CreatedAt = Start,
        DueAt = After(60).ToUnixTimeMilliseconds(),
        DecisionDueAt = After(600),
        Steps = [new("remind", StepAction.Remind, After(30)), new("escalate", StepAction.Escalate, After(45)), new("breach", StepAction.Breach, After(60))],
        DecisionSteps =
        [
            new("decision-remind", StepAction.Remind, After(300)),
            new("decision-escalate", StepAction.Escalate, After(450)),
            new("decision-breach", StepAction.Breach, After(600)),
        ],
        History = [new HistoryEntry(Start, "created")],
    };
}
