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
    /// <summary>A time further ahead of receipt than this counts as unknown (design 5).</summary>
    public static readonly Duration MostAhead = Duration.FromHours(24);

    /// <summary>The first instant that the value can mean; for a date the start of that day in London.</summary>
    public Instant Earliest => At ?? LondonTime.At(Date!.Value, LocalTime.Midnight);

    /// <summary>Reads an ISO 8601 time with or without offset, or a date; null when it is neither.</summary>
    public static WireTime? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        text = text.Trim();
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } withOffset)
        {
            return new(withOffset.Value.ToInstant(), null, false);
        }
        if (WithoutSeconds.Parse(text) is { Success: true } shorter)
        {
            return new(shorter.Value.ToInstant(), null, false);
        }
        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local)
        {
            return new(LondonTime.At(local.Value), null, true);
        }
        return LocalDatePattern.Iso.Parse(text) is { Success: true } date ? new(null, date.Value, false) : null;
    }

    private static readonly OffsetDateTimePattern WithoutSeconds =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>");
}
