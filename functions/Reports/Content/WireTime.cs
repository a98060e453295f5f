using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// A time or a date as a sender wrote it, in ISO 8601 or a spelling that can mean nothing else: a blank for the T, lower-case letters, no seconds, an
/// offset without its colon. Wire times carry an offset; one without is London time (design 5).
/// </summary>
/// <param name="At">The UTC instant, or null where only the date is known.</param>
/// <param name="Date">The London date when only a date was written.</param>
/// <param name="AssumedLondon">No offset was written.</param>
/// <param name="MidnightOf">The day whose midnight was written, by its own offset.</param>
public sealed partial record WireTime(Instant? At, LocalDate? Date, bool AssumedLondon, LocalDate? MidnightOf = null)
{
    /// <summary>
    /// The day where a date is asked for, such as a birthday: a system that keeps dates as times writes midnight, in whatever offset it runs, and means the
    /// day that it wrote. Any other time is of its day in London.
    /// </summary>
    public LocalDate Day => Date ?? MidnightOf ?? LondonTime.Local(At!.Value).Date;

    /// <summary>Of a return: it lies so far after receipt that no clock's error explains it, so somebody expects it (design 5).</summary>
    public bool IsAPlan(Instant receivedAt) => Earliest > receivedAt + Limits.Span(LimitIds.ReturnAhead);

    /// <summary>The first instant that the value can mean; for a date the start of that day in London.</summary>
    public Instant Earliest => At ?? Start(Date!.Value);

    /// <summary>Reads a time with or without offset, or a date; null when it is neither, or of a year that no child's life touches.</summary>
    public static WireTime? Read(string? text) =>
        Parse(text) is { } time && time.Earliest >= FirstKnown && time.Earliest < LastKnown ? time : null;

    /// <summary>Calendar arithmetic is safe on both sides of these, whatever a sender wrote.</summary>
    public static readonly Instant FirstKnown = Instant.FromUtc(1900, 1, 1, 0, 0);

    public static readonly Instant LastKnown = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>The first and the last days that exist have no neighbours, which a time zone may ask for.</summary>
    private static Instant Start(LocalDate date) =>
        date.Year is > 1 and < 9998 ? LondonTime.At(date, LocalTime.Midnight) : date.AtMidnight().InUtc().ToInstant();

    /// <summary>The same of a parameter in an address, in which an unescaped "+" arrives as a blank.</summary>
    public static WireTime? ReadQuery(string text) => Read(LostPlus().Replace(text, "+$1"));

    private static WireTime? Parse(string? text)
    {
        if (text is not { Length: < 100 } || Spelling().Match(WireCode.Visible(text) ?? "") is not { Success: true } written)
        {
            return null;
        }
        string Of(string part) => written.Groups[part].Value;
        if (LocalDatePattern.Iso.Parse($"{Of("year")}-{Of("month")}-{Of("day")}") is not { Success: true, Value: var date })
        {
            return null;
        }
        if (Of("hour").Length == 0)
        {
            return new(null, date, false);
        }
        // Midnight at the end of a day, which ISO 8601 writes as 24:00.
        var endOfDay = Of("hour") == "24" && Of("minute") == "00" && Of("second").All(c => c == '0') && Of("fraction").All(c => c == '0');
        var clock = LocalTimePattern.ExtendedIso.Parse($"{(endOfDay ? "00" : Of("hour"))}:{Of("minute")}:{Of("second").PadRight(2, '0')}.{Of("fraction").PadRight(9, '0')[..9]}");
        if (!clock.Success || date.Year is <= 1 or >= 9998)
        {
            return null;
        }
        var local = date.PlusDays(endOfDay ? 1 : 0).At(clock.Value);
        LocalDate? midnight = local.TimeOfDay == LocalTime.Midnight ? local.Date : null;
        if (Of("zone").Length == 0)
        {
            return new(LondonTime.At(local), null, true, midnight);
        }
        return OffsetOf(Of("zone").ToUpperInvariant()) is { } offset ? new(local.WithOffset(offset).ToInstant(), null, false, midnight) : null;
    }

    private static Offset? OffsetOf(string zone)
    {
        if (zone is "Z" or "UTC" or "GMT" or "BST")
        {
            return Offset.FromHours(zone == "BST" ? 1 : 0);
        }
        var (hours, minutes) = (Digits(zone[1..3]), Digits(zone[^2..]) * (zone.Length > 3 ? 1 : 0));
        return hours <= 18 && minutes < 60 && (hours * 60) + minutes <= 18 * 60
            ? Offset.FromSeconds((zone[0] == '+' ? 60 : -60) * ((hours * 60) + minutes))
            : null;
    }

    private static int Digits(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        ^ (?<year>[0-9]{4}) (?<dash>-?) (?<month>[0-9]{2}) \k<dash> (?<day>[0-9]{2})
        (?: (?: T | \s+ ) (?<hour>[0-9]{2}) (?<colon>:?) (?<minute>[0-9]{2}) (?: \k<colon> (?<second>[0-9]{2}) (?: [.,] (?<fraction>[0-9]+) )? )?
            \s* (?<zone> Z | UTC | GMT | BST | [+\-\u2212] [0-9]{2} (?: :? [0-9]{2} )? )? )? $
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Spelling();

    [GeneratedRegex("(?<=:[0-9.]+) ([0-9]{2}:?[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex LostPlus();
}
