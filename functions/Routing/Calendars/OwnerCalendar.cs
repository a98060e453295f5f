using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What one owner (a school or an authority) has published, and its verdict on a day.</summary>
internal sealed class OwnerCalendar(CalendarOwner owner, string ownerId, IEnumerable<CalendarEntry> entries, WorkingDays workingDays)
{
    // Shortest range first: a single day says more than a half-term around it. Of equals Open comes first, since a deadline
    // that is too early harms less than one that is too late; only what was announced for the day itself comes before it.
    private readonly CalendarEntry[] published =
    [
        .. entries.Where(entry => entry.Owner == owner && entry.OwnerId == ownerId)
            .OrderBy(entry => Period.DaysBetween(entry.First, entry.Last)).ThenByDescending(entry => entry.Kind),
    ];

    /// <summary>Null when this owner has not spoken for the day.</summary>
    public DayVerdict? On(LocalDate day)
    {
        if (Covering(day, CalendarEntryKind.Announced) is { } announced)
        {
            return new DayVerdict(false, null, announced.Source);
        }

        if (Covering(day, CalendarEntryKind.Open, CalendarEntryKind.Closed) is { } named)
        {
            return new DayVerdict(named.Kind == CalendarEntryKind.Open, named, Describe(named.Source));
        }

        if (Covering(day, CalendarEntryKind.Term) is { } term)
        {
            return InTerm(day, term);
        }

        // Published terms say by silence that the rest of their school year is holiday.
        return TermOfYear(day) is { } other ? new DayVerdict(false, null, Describe(other.Source)) : null;
    }

    private DayVerdict InTerm(LocalDate day, CalendarEntry term) =>
        workingDays.HolidayOn(day) is { } holiday
            ? new DayVerdict(false, term, WorkingDays.SourceOf(holiday))
            : new DayVerdict(!WorkingDays.IsWeekend(day), term, Describe(term.Source));

    private CalendarEntry? Covering(LocalDate day, params ReadOnlySpan<CalendarEntryKind> kinds)
    {
        foreach (var entry in published)
        {
            if (kinds.Contains(entry.Kind) && entry.First <= day && day <= entry.Last)
            {
                return entry;
            }
        }

        return null;
    }

    private CalendarEntry? TermOfYear(LocalDate day)
    {
        var year = SchoolYear.Of(day);
        return published.FirstOrDefault(entry =>
            entry.Kind == CalendarEntryKind.Term && SchoolYear.Of(entry.First) <= year && year <= SchoolYear.Of(entry.Last));
    }

    private string Describe(string source)
    {
        var said = owner == CalendarOwner.School ? "school override" : "local authority terms";
        return string.IsNullOrWhiteSpace(source) ? said : $"{said}: {source}";
    }
}

/// <summary>An owner's verdict on a day, with the entry that gives it (and perhaps its hours).</summary>
internal sealed record DayVerdict(bool IsSchoolDay, CalendarEntry? Entry, string Source);
