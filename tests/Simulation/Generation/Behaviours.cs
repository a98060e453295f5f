using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <param name="What">"acknowledge", "pass-on" by a relay, "decide", "redirect", or "answer" by the sender.</param>
/// <param name="Named">The desk that a redirection or an answer names.</param>
public sealed record PlannedAct(string What, DateTime At, string? Named = null);

/// <summary>
/// What the people at a desk do with an item: early, after the reminder, after the escalation, late or never; some say "not ours". A plan, not an
/// expectation: pipeline and model are both told what was done.
/// </summary>
public static class Behaviours
{
    public static IEnumerable<PlannedAct> Of(World world, Fortnight fortnight, ExpectedItem item)
    {
        if (!world.Desk(item.Desk)!.HasContacts)
        {
            return [];
        }
        var chance = fortnight.Chance(item.Case.Reference, item.Key);
        if (item.IsQuestion)
        {
            return Answer(world, chance, item);
        }
        if (chance.Next(100) < 10 && MayRedirect(world, item))
        {
            var named = chance.Next(100) < 60 ? Another(world, chance, item) : null;
            return [new("redirect", OnGrid(item, item.Received.AddMinutes(chance.Next(8, 40))), named)];
        }
        return Work(chance, item);
    }

    private static IEnumerable<PlannedAct> Work(Random chance, ExpectedItem item)
    {
        var share = chance.Next(100) switch { < 50 => 0.15, < 62 => 0.55, < 74 => 0.85, < 84 => 1.3, _ => (double?)null };
        if (share is { } of)
        {
            // Counted back from a far target, so that people act on the morning of the day and not in the middle of the night.
            var start = item.Clock.Due.AddMinutes(-100) > item.Received ? item.Clock.Due.AddMinutes(-100) : item.Received;
            var what = item.IsRelay && chance.Next(100) < 70 ? "pass-on" : "acknowledge";
            yield return new(what, OnGrid(item, start + ((item.Clock.Due - start) * of)));
        }
        if (item.Decision is { } decision && chance.Next(100) < 75)
        {
            yield return new("decide", OnGrid(item, item.Received + ((decision.Due - item.Received) * new[] { 0.3, 0.6, 0.9, 1.2 }[chance.Next(4)])));
        }
    }

    /// <summary>Some answer soon, some after the question has escalated, some not at all.</summary>
    private static IEnumerable<PlannedAct> Answer(World world, Random chance, ExpectedItem item)
    {
        var minutes = new[] { 9, 14, 26, 26, 45, 0 }[chance.Next(6)];
        if (minutes > 0 && Another(world, chance, item) is { } named)
        {
            yield return new(item.Desk == item.Case.Force ? "answer" : "redirect", OnGrid(item, item.Received.AddMinutes(minutes), minutes: 1), named);
        }
    }

    private static bool MayRedirect(World world, ExpectedItem item) => world.Desk(item.Desk)!.Kind switch
    {
        "school" => item.Case is EncompassCase,
        "intake" => item.Role is "decision-owner" or "copy" || item is { Case: MissingCase, Interview: null },
        _ => false,
    };

    /// <summary>Another desk of the same kind, one that has nothing of this report yet as far as the report alone says.</summary>
    private static string? Another(World world, Random chance, ExpectedItem item)
    {
        var kind = item.Case is EncompassCase ? "school" : "intake";
        var told = Expectations.Of(world, item.Case).Select(i => i.Desk).ToHashSet();
        var others = world.Desks.Where(d => d.Kind == kind && !told.Contains(d.Id)).ToList();
        return others.Count == 0 ? null : others[chance.Next(others.Count)].Id;
    }

    /// <summary>Half a minute before a multiple of some minutes, so that no act shares its moment with the sweep; never before the item can be seen.</summary>
    private static DateTime OnGrid(ExpectedItem item, DateTime wish, int minutes = 5)
    {
        var soonest = item.Received.AddMinutes(3);
        var minute = LondonClock.CeilToMinute(wish > soonest ? wish : soonest);
        return minute.AddMinutes((minutes - (minute.Minute % minutes)) % minutes).AddSeconds(-30);
    }
}
