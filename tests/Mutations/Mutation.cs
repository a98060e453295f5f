using System.Text.Json;
using Safeguarding.Tests.WorkedCases;

namespace Safeguarding.Tests.Mutations;

/// <summary>One change of the code that breaks one rule.</summary>
/// <param name="Rule">Id of the rule in docs/rules.md.</param>
/// <param name="File">Path below the repository's root.</param>
/// <param name="Find">
/// Exact text that stands in the file once. The value of a constant that another folder uses is compiled into that folder, so change its use instead.
/// </param>
/// <param name="Replace">What stands there instead.</param>
/// <param name="CaughtBy">Id of the worked case that must fail then.</param>
public sealed record Mutation(string Rule, string File, string Find, string Replace, string CaughtBy)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Mutation> All { get; } =
        JsonSerializer.Deserialize<List<Mutation>>(System.IO.File.ReadAllText(Path.Combine(WorkedCase.Root, "tests", "Mutations", "mutations.json")), Reading)!;

    private string Source => Path.Combine(WorkedCase.Root, File);

    /// <summary>Why it can no longer be tried, or null.</summary>
    public string? Stale() =>
        System.IO.File.ReadAllText(Source).Split(Find).Length != 2 ? $"stale: \"{Find}\" does not stand once in {File}"
        : WorkedCase.Get(CaughtBy).Rule != Rule ? $"{CaughtBy} is a case of another rule"
        : null;

    /// <summary>Why nobody would notice this change, or null: the named case fails in an app that is broken so.</summary>
    public string? FailureToCatch()
    {
        if (Stale() is { } stale)
        {
            return stale;
        }
        try
        {
            using var mutant = new Mutant(FunctionApp.Compile(Source, System.IO.File.ReadAllText(Source).Replace(Find, Replace, StringComparison.Ordinal)));
            return mutant.Differences(CaughtBy).Count > 0 ? null : $"{CaughtBy} passes although \"{Find}\" is \"{Replace}\"";
        }
        catch (InvalidOperationException broken)
        {
            return broken.Message;
        }
    }
}
