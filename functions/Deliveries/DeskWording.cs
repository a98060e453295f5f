using NodaTime;
using Safeguarding.Duties;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Words that blame a child, in what a desk writes about one (paragraphs 179-181 and 215): it is recorded as it is, and the answer warns with our own
/// suggestion only. A decision's words reach the reporter, an action's note the child's file.
/// </summary>
internal static class DeskWording
{
    /// <param name="said">Pointer and text of everything that was written.</param>
    public static IReadOnlyList<Finding> In(params IEnumerable<(string Pointer, string? Text)> said)
    {
        var findings = new Findings();
        foreach (var (pointer, text) in said)
        {
            foreach (var word in Wording.In(text ?? ""))
            {
                findings.Warn(pointer, "wording", word.Instead);
            }
        }
        return findings.Warnings;
    }

    /// <summary>The item as it now stands, with what is warned of.</summary>
    public static IResult Answer(Delivery delivery, Instant now, HttpContext http, params IEnumerable<(string Pointer, string? Text)> said)
    {
        var language = Languages.Of(http);
        http.Response.Headers.ContentLanguage = language;
        IReadOnlyList<ProblemError> warnings = [.. In(said).Select(w => ProblemError.From(w, language))];
        return TypedResults.Ok(DeliverySummary.Of(delivery, now) with { Warnings = warnings.Count > 0 ? warnings : null });
    }
}
