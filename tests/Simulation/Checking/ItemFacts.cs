using System.Globalization;
using System.Text.Json.Nodes;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Checking;

/// <summary>The facts of one item, as the model says and as they are stored, side by side as text.</summary>
internal static class ItemFacts
{
    public static IEnumerable<(string What, string Expected, string Actual)> Of(ExpectedItem item, JsonObject stored) =>
    [
        ("role", item.Role, Comparison.Text(stored, "role") ?? ""),
        ("due", Show(item.Clock.Due), Show(DateTime.UnixEpoch.AddMilliseconds(stored["dueAt"]!.GetValue<long>()))),
        ("target", Show(item.Clock.Target), Show(stored["target"])),
        ("late on arrival", $"{item.Clock.LateOnArrival}", Flag(stored, "lateOnArrival")),
        ("short notice", $"{item.Clock.ShortNotice}", Flag(stored, "shortNotice")),
        ("assumed", $"{item.Clock.Assumed}", Flag(stored, "assumed")),
        ("steps", Show(item.Clock.Steps), Show(stored["steps"])),
        ("decision due", Show(item.Decision?.Due), Show(stored["decisionDueAt"])),
        ("steps of the decision", Show(item.Decision?.Steps ?? []), Show(stored["decisionSteps"])),
        ("return interview due", Show(item.Interview?.Due), Show(stored["returnInterviewDueAt"])),
        ("steps of the interview", Show(item.Interview?.Steps ?? []), Show(stored["returnInterviewSteps"])),
        ("steps taken", Names(item.Taken.Select(s => s.Name)), Names(stored["stepsDone"]!.AsArray().Select(n => n!.ToString()))),
        ("moments of the steps", "", string.Join(", ", item.Taken.Where(s => !TakenInTime(s, stored)).Select(s => $"{s.Name} not within a minute of {Show(s.At)}"))),
        ("sent", "within a minute", SentInTime(item, stored) ? "within a minute" : Show(stored["sentAt"])),
        ("state", item.State, Comparison.Text(stored, "state") ?? ""),
        ("breached", Show(item.Taken.Where(s => s.Name == "breach").Select(s => (DateTime?)s.At).FirstOrDefault()), Show(stored["breachedAt"])),
        ("acknowledged", Show(item.InHandAt), Show(stored["acknowledgedAt"])),
        ("nothing left to do", "", stored["nextActionAt"]?.ToString() ?? ""),
    ];

    private static bool TakenInTime(ClockStep step, JsonObject stored) => stored["history"]!.AsArray()
        .Any(h => Comparison.Text(h, "what") == step.Name && Comparison.Time(h!["at"]!) is var at && at >= step.At && at <= step.At.AddMinutes(1));

    private static bool SentInTime(ExpectedItem item, JsonObject stored) =>
        stored["sentAt"] is { } sent && Comparison.Time(sent) >= item.Received && Comparison.Time(sent) <= item.Received.AddMinutes(1);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static string Flag(JsonObject stored, string name) => $"{stored[name]?.GetValue<bool>() ?? false}";

    private static string Show(IEnumerable<ClockStep> steps) => string.Join(", ", steps.Select(s => $"{Show(s.At)} {s.Name} {s.Action}").Order(StringComparer.Ordinal));

    private static string Show(JsonNode? value) => value switch
    {
        null => "-",
        JsonArray steps => string.Join(", ", steps.Select(s => $"{Show(s!["at"])} {s["name"]} {s["action"]}").Order(StringComparer.Ordinal)),
        _ => Show(Comparison.Time(value)),
    };

    private static string Show(DateTime? utc) => utc is { } time ? time.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : "-";
}
