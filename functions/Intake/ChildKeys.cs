using System.Text.Json;
using System.Text.RegularExpressions;
using Safeguarding.Reports;

namespace Safeguarding.Intake;

/// <summary>
/// A key for each child: the sender's when it is a short plain id, else one assigned once at acceptance (design 4, rule 3). A key goes into
/// receipts and lists, so text that could be a name is replaced.
/// </summary>
internal static partial class ChildKeys
{
    /// <param name="known">Children of an amended report, which stand first: their keys never change.</param>
    public static IReadOnlyList<ReportChild> Assign(
        JsonElement content, string reportId, ReportIds ids, Findings findings, params IReadOnlyList<ReportChild> known)
    {
        var children = content.Items("children");
        var sent = children.Select(c => c.Text("key")).ToList();
        var repeats = new Dictionary<string, int>();
        var keys = new List<ReportChild>(known);
        for (var i = known.Count; i < children.Count; i++)
        {
            var key = sent[i];
            if (key is null || !Plain().IsMatch(key) || sent.Count(k => k == key) > 1 || known.Any(c => c.Key == key))
            {
                if (key is not null)
                {
                    findings.Warn($"/children/{i}/key", "child-key-replaced");
                }
                var canonical = CanonicalJson.Write(children[i]);
                do
                {
                    var repeat = repeats[canonical] = repeats.GetValueOrDefault(canonical, -1) + 1;
                    key = ids.Child(reportId, canonical, repeat);
                }
                while (known.Any(c => c.Key == key));
            }
            keys.Add(new(key, i));
        }
        return keys;
    }

    /// <summary>A short tag with a digit in it, no word and no long number: "c1", "child-2", "N-4471" are; a name or an NHS number is not.</summary>
    [GeneratedRegex("^(?:(?:child|plentyn|sibling)-?)?(?!.*[A-Za-z]{4})(?!.*[0-9]{8})(?=.*[0-9])[A-Za-z0-9-]{1,16}$")]
    private static partial Regex Plain();
}
