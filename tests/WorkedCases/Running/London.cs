using System.Globalization;
using NodaTime;

namespace Safeguarding.Tests.WorkedCases;

/// <summary>Times as the cases write them: London clock time, "2026-11-24 10:00", by another time zone library than the code under test uses.</summary>
internal static class London
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>A London clock time, or a time with its offset where the clock shows one twice.</summary>
    public static Instant Read(string text) => Instant.FromDateTimeOffset(
        text.Contains('T', StringComparison.Ordinal)
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : WithOffset(DateTime.Parse(text, CultureInfo.InvariantCulture)));

    public static string Write(Instant at)
    {
        var local = TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), Zone);
        return local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    public static string? Write(Instant? at) => at is { } known ? Write(known) : null;

    private static DateTimeOffset WithOffset(DateTime local) => Zone.IsAmbiguousTime(local) || Zone.IsInvalidTime(local)
        ? throw new InvalidDataException($"{local:s}: the London clock shows this time twice or never; write it with its offset")
        : new(local, Zone.GetUtcOffset(local));
}
