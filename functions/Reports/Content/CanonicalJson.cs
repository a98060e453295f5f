using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>
/// The RFC 8785 canonical form and its SHA-256: how a resubmission is told from a changed one (design 4, rule 1).
/// Written here because no kept package of it restores.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Lower-case hex SHA-256 of the canonical form without <c>sentAt</c>: the time of sending is not content.</summary>
    public static string Hash(JsonElement root)
    {
        var text = new StringBuilder();
        Write(root, text, leaveOut: "sentAt");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static string Write(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text, leaveOut: null);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder to, string? leaveOut)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(value, to, leaveOut); break;
            case JsonValueKind.Array: WriteArray(value, to); break;
            case JsonValueKind.String: WriteString(value.GetString()!, to); break;
            case JsonValueKind.Number: to.Append(Number(value)); break;
            default: to.Append(value.GetRawText()); break;
        }
    }

    private static void WriteObject(JsonElement value, StringBuilder to, string? leaveOut)
    {
        var properties = value.EnumerateObject().Where(p => p.Name != leaveOut).OrderBy(p => p.Name, StringComparer.Ordinal);
        var separator = '{';
        foreach (var property in properties)
        {
            to.Append(separator);
            WriteString(property.Name, to);
            to.Append(':');
            Write(property.Value, to, leaveOut: null);
            separator = ',';
        }
        to.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteArray(JsonElement value, StringBuilder to)
    {
        to.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            to.Append(first ? "" : ",");
            Write(item, to, leaveOut: null);
            first = false;
        }
        to.Append(']');
    }

    private static void WriteString(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\b' => to.Append("\\b"),
                '\t' => to.Append("\\t"),
                '\n' => to.Append("\\n"),
                '\f' => to.Append("\\f"),
                '\r' => to.Append("\\r"),
                < ' ' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => to.Append(c),
            };
        }
        to.Append('"');
    }

    /// <summary>ECMAScript's Number::toString: shortest digits, exponent only from 1e21 and below 1e-6. A number beyond a double keeps its text.</summary>
    private static string Number(JsonElement value)
    {
        if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return value.GetRawText();
        }
        if (number == 0)
        {
            return "0";
        }
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var digits = shortest[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0;
        exponent += shortest[0].Split('.')[0].Length - 1 - LeadingZeros(shortest[0]);
        digits = digits.TrimEnd('0');
        return (number < 0 ? "-" : "") + Layout(digits, exponent);
    }

    private static int LeadingZeros(string number) =>
        number.Replace(".", "", StringComparison.Ordinal) is var all ? all.Length - all.TrimStart('0').Length : 0;

    private static string Layout(string digits, int exponent) => exponent switch
    {
        >= 21 or < -6 => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}",
        < 0 => "0." + new string('0', -exponent - 1) + digits,
        _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
    };
}
