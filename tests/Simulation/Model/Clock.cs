namespace Safeguarding.Tests.Simulation.Model;

/// <summary>One deadline with its steps. UTC; equality is late.</summary>
/// <param name="Target">The service target of an Encompass notification.</param>
/// <param name="Assumed">Rests on a day that nobody published: it escalates and is never breached.</param>
public sealed record Clock(DateTime Due, IReadOnlyList<ClockStep> Steps, DateTime? Target = null, bool LateOnArrival = false, bool ShortNotice = false, bool Assumed = false)
{
    /// <summary>A breach is told to the duty desk and the team manager (design 6); of a school's and of a question's clock it is not.</summary>
    public bool BreachIsTold { get; init; }
}

/// <param name="Action">"alert", "remind", "escalate" or "breach".</param>
public sealed record ClockStep(string Name, string Action, DateTime At);

/// <summary>Design 6, "Steps": which are skipped, which wait for ten minutes.</summary>
public static class StepsOf
{
    /// <summary>Before a target: alert again 90 minutes before, remind 30, escalate 15.</summary>
    public static IReadOnlyList<ClockStep> Target(DateTime due, DateTime received, bool assumed) => Settled(received, assumed,
        new("alert-90", "alert", due.AddMinutes(-90)), new("remind-30", "remind", due.AddMinutes(-30)),
        new("escalate-15", "escalate", due.AddMinutes(-15)), new("breach", "breach", due));

    /// <summary>Remind at half, escalate at three quarters of the elapsed time.</summary>
    public static IReadOnlyList<ClockStep> Share(DateTime start, DateTime due, DateTime received, bool assumed = false, string prefix = "") => Settled(received, assumed,
        new($"{prefix}remind-50", "remind", start + ((due - start) / 2)), new($"{prefix}escalate-75", "escalate", start + ((due - start) * 3 / 4)),
        new($"{prefix}breach", "breach", due));

    /// <summary>The same shares of the working time between, 09:00 to 17:00 of working days: nobody is woken for a limit in working days.</summary>
    public static IReadOnlyList<ClockStep> WorkingShare(DateTime start, DateTime due, DateTime received, string prefix = "") => Settled(received, assumed: false,
        new($"{prefix}remind-50", "remind", WorkingTime.Part(start, due, 0.5)), new($"{prefix}escalate-75", "escalate", WorkingTime.Part(start, due, 0.75)),
        new($"{prefix}breach", "breach", due));

    private static List<ClockStep> Settled(DateTime received, bool assumed, params ClockStep[] steps)
    {
        var kept = new List<ClockStep>();
        foreach (var step in steps)
        {
            var isEscalation = step.Action == "escalate";
            var skipped = step.At <= received && !(assumed && isEscalation);
            if (skipped || (assumed && step.Action == "breach"))
            {
                continue;
            }
            var soonest = received.AddMinutes(10);
            kept.Add(isEscalation && step.At < soonest ? step with { At = soonest } : step);
        }
        return [.. kept.OrderBy(s => s.At)];
    }
}
