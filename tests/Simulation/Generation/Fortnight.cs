using System.Globalization;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;

/// <summary>
/// Fourteen days in which something is sent. Two are needed: no fortnight holds both clock changes and a bank holiday. After its last day
/// the clock goes on until nothing is due any more.
/// </summary>
/// <param name="First">First London day.</param>
/// <param name="ClosedToday">A day on whose morning some schools say that they are closed.</param>
/// <param name="FoundOnce">Numbers of submissions on which pipeline and model once differed in the long form.</param>
public sealed record Fortnight(string Name, int Seed, DateOnly First, DateOnly ClosedToday, IReadOnlyList<int> FoundOnce)
{
    /// <summary>Half term in Wales, another week of it in some counties; the clocks go back in the night to 25 October.</summary>
    public static readonly Fortnight Autumn = new("autumn: half term, clocks go back", 2610, new(2026, 10, 19), new(2026, 10, 22), [550, 609]);

    /// <summary>End of term, Good Friday and Easter Monday; the clocks go forward in the night to 28 March.</summary>
    public static readonly Fortnight Easter = new("Easter: bank holidays, clocks go forward", 2703, new(2027, 3, 22), new(2027, 3, 25), [522, 734]);

    public const int DaysLong = 14;

    /// <summary>So many submissions by chance has the everyday test run.</summary>
    private const int UsualReports = 5;

    /// <summary>
    /// The numbers of the submissions by chance. SIMULATION_REPORTS asks for another number of them, or for single ones by their references ("SIM-2610-550").
    /// </summary>
    public IEnumerable<int> Numbers => Environment.GetEnvironmentVariable("SIMULATION_REPORTS") switch
    {
        null or "" => Enumerable.Range(0, UsualReports).Union(FoundOnce),
        var asked when int.TryParse(asked, out var count) => Enumerable.Range(0, count),
        var references => references.Split(',').Where(r => r.StartsWith(Reference(""), StringComparison.Ordinal)).Select(r => int.Parse(r[Reference("").Length..], CultureInfo.InvariantCulture)),
    };

    public string Reference(string of) => $"SIM-{Seed}-{of}";

    public DateTime Start => LondonClock.Utc(First, TimeOnly.MinValue);

    /// <summary>The same choices for the same thing in every run, whatever else changes.</summary>
    public Random Chance(params string[] about) => new(HashOf($"{Seed} {string.Join(' ', about)}"));

    private static int HashOf(string text) => text.Aggregate(unchecked((int)2166136261), (hash, letter) => unchecked((hash ^ letter) * 16777619));
}
