using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Safeguarding.Tests.Shared;

/// <summary>
/// The one way in which a test waits for something: it asks until the answer is yes. Who reads a document or asks the app meanwhile notes it here,
/// so that a wait that was in vain says what its last look saw.
/// </summary>
internal static partial class Poll
{
    /// <summary>Far more than anything takes on a machine that is busy twice over: what is not there by then does not come.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly AsyncLocal<List<Func<string>>?> Seen = new();

    /// <summary>Waits for a yes.</summary>
    /// <param name="question">Asked again and again.</param>
    /// <param name="what">What is waited for, as one would say it.</param>
    /// <param name="meanwhile">What is done after each no, such as a run of the sweep.</param>
    /// <param name="every">Between two looks.</param>
    /// <param name="condition">The question as it is written.</param>
    public static async Task Until(
        Func<Task<bool>> question, string what, Func<Task>? meanwhile = null, TimeSpan? every = null, [CallerArgumentExpression(nameof(question))] string condition = "")
    {
        var clock = Stopwatch.StartNew();
        for (var looks = 1; ; looks++)
        {
            Seen.Value = [];
            if (await question())
            {
                return;
            }
            if (clock.Elapsed > Limit)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                    $"Not within {clock.Elapsed.TotalSeconds:0} s and {looks} looks: {what}\n  asked: {condition}\n  last seen: {LastSeen()}"));
            }
            if (meanwhile is not null)
            {
                await meanwhile();
            }
            await Task.Delay(every ?? Pause);
        }
    }

    /// <summary>The same for a question that is answered at once.</summary>
    public static Task Until(
        Func<bool> question, string what, Func<Task>? meanwhile = null, TimeSpan? every = null, [CallerArgumentExpression(nameof(question))] string condition = "") =>
        Until(() => Task.FromResult(question()), what, meanwhile, every, condition);

    /// <summary>Notes what a look saw; outside of a wait nothing.</summary>
    /// <param name="text">Says nothing that a report says of a person; asked for when the wait was in vain.</param>
    public static void Saw(Func<string> text)
    {
        if (Seen.Value is { } seen)
        {
            lock (seen)
            {
                seen.Add(text);
            }
        }
    }

    /// <summary>Notes a document by its outline: of its texts only times and, by the names of their properties, codes.</summary>
    public static void Saw(string where, JsonNode? document) => Saw(() => $"{where} {Outline("", document)}");

    private static string LastSeen() => Seen.Value is { Count: > 0 } seen ? string.Concat(seen.Select(text => "\n    " + text())) : "nothing but the answer no";

    private static string Outline(string name, JsonNode? node) => node switch
    {
        null => "null",
        JsonObject of => "{" + string.Join(", ", of.Where(p => !p.Key.StartsWith('_')).Select(p => $"{p.Key}: {Outline(p.Key, p.Value)}")) + "}",
        JsonArray of => "[" + string.Join(", ", of.Select(n => Outline(name, n))) + "]",
        _ when node.GetValueKind() != JsonValueKind.String => node.ToJsonString(),
        _ => node.GetValue<string>() is var text && (Time().IsMatch(text) || (Codes.Contains(name) && Code().IsMatch(text))) ? text : "..",
    };

    private static readonly HashSet<string> Codes =
        ["state", "kind", "reason", "reasons", "code", "outcome", "action", "step", "stepsDone", "channel", "status", "lastStatus", "type"];

    [GeneratedRegex("^[a-z0-9.-]{1,40}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT[\d:.]+Z$")]
    private static partial Regex Time();
}
