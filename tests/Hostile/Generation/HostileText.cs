using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>Texts, numbers, names and values that software trips over, as pieces of JSON; each holds a marker where one can stand.</summary>
internal static class HostileText
{
    /// <summary>What stands between the quotes of a JSON string.</summary>
    public static readonly Gen<string> InQuotes = Gen.Frequency(
        (3, Gen.OneOf(
            "{m}", "\\ud800{m}", "{m}\\udfff", "\\ud83d{m}\\ude00", "\\u0000{m}", "{m}\\u0000\\u0001\\u001f", "\\ufeff{m}", "\\u202e{m}\\u202c\\u200b\\u200d",
            "{m}z\\u0351\\u0334\\u0300\\u0301\\u035b\\u0321", "\\ufffe{m}\\uffff", "{m}\u202e\u200f\u2067\u2069", "Ŵ\u0302ŷ\u0323{m}", "{m}\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "<script>{m}</script>", "' OR c.x = '{m}' --", "${jndi:ldap://{m}.example.org}", "{0}{1:{m}}%s%n", "../../{m}", "\\\\\\\\{m}", "\\r\\nSet-Cookie: {m}", "=cmd|'{m}'!A1",
            "{n}", "1e{n}", "{m}@example.org", "ZZ99 {m}", "2026-11-31T25:61:00Z{m}", "2026-11-23T06:30:00+99:00", "+{n}-01-01T00:00:00Z", "0001-01-01T00:00:00+18:00", "9999-12-31T23:59:59.9999999-18:00",
            "", " ", "\\t{m}\\t", "null")),
        (1, Gen.Int[1, 9_000].Select(n => "{m}" + new string('w', n))),
        (1, Gen.Int[1, 3_000].Select(n => "{m}" + string.Concat(Enumerable.Repeat("\\u0301", n)))),
        (1, Gen.String.Select(s => $"{{m}}{s.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}")));

    private static readonly Gen<string> Numbers = Gen.OneOf(
        "{n}", "-{n}", "{n}e308", "1e{n}", "-0", "0.{n}", "1e-{n}", "9223372036854775808", "-9223372036854775809", "1.7976931348623157e309");

    private static readonly Gen<string> NoJson = Gen.OneOf("NaN", "Infinity", "0x{n}", "01", "+{n}", "1.", ".5", "'{m}'", "undefined", "{m}", "//{m}", "/*{m}*/", "[\"{m}\",]", "\"\\u{m}\"", "\"\\x{m}\"");

    private static readonly Gen<string> Names = Gen.OneOf(
        "{m}", "__proto__", "constructor", "prototype", "toString", "$type", "$ref", "$schema", "@type", "{m}~1/~0", "", "\\u0000{m}", "\\ud800{m}", "kind", "reference", "children", "id", "_etag", "ttl",
        "KIND", "Reference", "\\u0072eference", "\\ufeffkind", "{m}\\u202e", "hasOwnProperty", "0", "-1", "length");

    /// <summary>A value of any kind, not all of them JSON.</summary>
    public static readonly Gen<string> Value = Gen.Frequency(
        (8, InQuotes.Select(t => $"\"{t}\"")),
        (3, Numbers),
        (4, Gen.OneOf("null", "true", "false", "[]", "{}", "[\"{m}\"]", "[null]", "{\"{m}\":\"{m}\"}", "[[[\"{m}\"]]]", "{\"{m}\":{\"{m}\":{n}}}")),
        (1, NoJson),
        (1, Gen.Select(Gen.Int[1, 90], Gen.Bool).Select((n, list) => list
            ? $"{new string('[', n)}\"{{m}}\"{new string(']', n)}"
            : $"{string.Concat(Enumerable.Repeat("{\"a\":", n))}\"{{m}}\"{new string('}', n)}")),
        (1, Gen.Int[1, 600].Select(n => $"[{string.Join(',', Enumerable.Repeat("\"{m}\"", n))}]")));

    /// <summary>A property, to stand beside those that are there: often one that is there already.</summary>
    public static readonly Gen<string> Property = Gen.Select(Names, Value).Select((name, value) => $"\"{name}\":{value}");
}
