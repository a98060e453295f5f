using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>
/// A time or a date as a sender wrote it. Wire times carry an offset; one without is London time (design 5).
/// </summary>
/// <param name="At">The UTC instant, or null where only the date is known.</param>
/// <param name="Date">The London date when only a date was written.</param>
/// <param name="AssumedLondon">No offset was written.</param>
public sealed record WireTime(Instant? At, LocalDate? Date, bool AssumedLondon)
{
    /// <summary>Of a return: it lies so far after receipt that no clock's error explains it, so somebody expects it (design 5).</summary>
    public bool IsAPlan(Instant receivedAt) => Earliest > receivedAt + Limits.Span(LimitIds.ReturnAhead);

    /// <summary>The first instant that the value can mean; for a date the start of that day in London.</summary>
    public Instant Earliest => At ?? Start(Date!.Value);

    /// <summary>Reads an ISO 8601 time with or without offset, or a date; null when it is neither, or of a year that no child's life touches.</summary>
    public static WireTime? Read(string? text) =>
        Parse(text) is { } time && time.Earliest >= FirstKnown && time.Earliest < LastKnown ? time : null;

    /// <summary>Calendar arithmetic is safe on both sides of these, whatever a sender wrote.</summary>
    public static readonly Instant FirstKnown = Instant.FromUtc(1900, 1, 1, 0, 0);

    public static readonly Instant LastKnown = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>The first and the last days that exist have no neighbours, which a time zone may ask for.</summary>
    private static Instant Start(LocalDate date) =>
        date.Year is > 1 and < 9998 ? LondonTime.At(date, LocalTime.Midnight) : date.AtMidnight().InUtc().ToInstant();

    private static WireTime? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = text.Trim();
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value.Year: > 1 and < 9998 } withOffset)
        {
            return new(withOffset.Value.ToInstant(), null, false);
        }
        if (WithoutSeconds.Parse(text) is { Success: true, Value.Year: > 1 and < 9998 } shorter)
        {
            return new(shorter.Value.ToInstant(), null, false);
        }
        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local)
        {
            return local.Value.Year is > 1 and < 9998 ? new(LondonTime.At(local.Value), null, true) : null;
        }
        return LocalDatePattern.Iso.Parse(text) is { Success: true } date ? new(null, date.Value, false) : null;
    }

    private static readonly OffsetDateTimePattern WithoutSeconds =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");
}
