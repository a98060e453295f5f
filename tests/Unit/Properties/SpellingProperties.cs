using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>How a system spells a code, a number, a time or a birthday changes no route, duty or deadline, for any payload of any kind.</summary>
public partial class SpellingProperties
{
    public static TheoryData<string> Kinds => [.. Reading.Kinds.Select(k => k.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Spelling_DecidesNothing(string name)
    {
        var kind = Reading.Kinds.Single(k => k.Name == name);
        Gen.Select(GeneratedPayloads.Of(kind), Gen.Int).Sample((payload, seed) =>
        {
            var spelt = (JsonObject)payload.DeepClone();
            Respell(spelt, kind.Fields, new Random(seed));

            Decided(kind, spelt).ShouldBe(Decided(kind, payload), spelt.ToJsonString());
        }, iter: 300, threads: 1);
    }

    /// <summary>All that a report decides, as text.</summary>
    private static string Decided(ReportKind kind, JsonObject payload)
    {
        var outcome = Reading.Read(kind, payload.ToJsonString());
        return outcome.Value is not { } report ? Reading.Faults(outcome) : string.Join("\n",
        [
            .. report.Routes.Select(r => $"{r.Desk} {r.RuleId} {r.Role} {r.ChildKey} {r.Deadline.DueAt} {r.Deadline.Target} {r.Deadline.LateOnArrival} {r.Deadline.Start} {r.ReturnInterviewDueAt}"),
            .. report.Duties, .. report.Advice, $"{report.ChaseAt} {report.TelephoneConfirmation}",
        ]);
    }

    private static void Respell(JsonObject at, IReadOnlyList<Field> fields, Random random)
    {
        foreach (var field in fields.Where(f => at[f.Name] is not null))
        {
            switch (at[field.Name])
            {
                case JsonObject inner:
                    Respell(inner, field.Fields, random);
                    break;
                case JsonArray list when field.Fields.Count > 0:
                    foreach (var item in list.OfType<JsonObject>())
                    {
                        Respell(item, field.Fields, random);
                    }
                    break;
                case JsonArray list when field.Codes.Count > 0 && list.All(i => i?.GetValueKind() == JsonValueKind.String):
                    string[] spelt = [.. list.Select(i => Code(i!.GetValue<string>(), random))];
                    at[field.Name] = random.Next(2) == 0 ? string.Join(", ", spelt) : new JsonArray([.. spelt.Select(s => (JsonNode)s)]);
                    break;
                case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0:
                    at[field.Name] = Text(field, value.GetValue<string>(), random);
                    break;
            }
        }
    }

    private static string Text(Field field, string text, Random random) => field.Type switch
    {
        FieldType.Code => Code(text, random),
        FieldType.Authority when text.Length == 9 => One(random, text.ToLowerInvariant(), $" {text}\t", $"{text[..3]} {text[3..]}", $"\u200b{text}", $"{text}\ufeff"),
        FieldType.School when text.Length > 3 => One(random, $"{text[..3]}/{text[3..]}", $"{text[..3]}-{text[3..]}", $"{text[..3]} {text[3..]}", $"{text}\u200b", $"\u00a0{text}"),
        FieldType.Date when Day().IsMatch(text) => One(random, $"{text}T00:00:00", $"{text} 00:00", $"{text}T00:00:00Z", $"{text}T00:00:00.000+0100", $"{text}t12:00:00z", $" {text}"),
        FieldType.Time or FieldType.DateOrTime when text.Contains('T', StringComparison.Ordinal) => Time(text, random),
        _ => text,
    };

    private static string Code(string text, Random random) => One(random, text.ToUpperInvariant(), $"{char.ToUpperInvariant(text[0])}{text[1..]}",
        text.Replace('-', ' '), text.Replace('-', '_'), text.Replace("-", " - ", StringComparison.Ordinal), $" {text}", $"{text}\u200b", $"\ufeff{text}\n");

    private static string Time(string text, Random random)
    {
        text = One(random, text, text.Replace('T', ' '), text.Replace('T', 't'), text.Replace("T", "  ", StringComparison.Ordinal));
        if (text.EndsWith('Z'))
        {
            text = text[..^1] + One(random, "z", "+00:00", "+0000", "+00", " UTC", " +00:00", "-00:00");
        }
        else if (WithColon().IsMatch(text))
        {
            text = text[..^3] + One(random, ":00", "00", "");
        }
        return One(random, Seconds().Replace(text, "$1$2"), $" {text}\u200b", text);
    }

    private static string One(Random random, params string[] spellings) => spellings[random.Next(spellings.Length)];

    [GeneratedRegex("^[0-9-]{10}$")]
    private static partial Regex Day();

    [GeneratedRegex("[+-][0-9]{2}:00$")]
    private static partial Regex WithColon();

    /// <summary>Seconds that are none.</summary>
    [GeneratedRegex("([0-9]{2}:[0-9]{2}):00(?![.:0-9])(.*)$")]
    private static partial Regex Seconds();
}
