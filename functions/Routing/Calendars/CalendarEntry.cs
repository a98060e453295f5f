using NodaTime;

namespace Safeguarding.Routing;

/// <summary>Whose calendar an entry belongs to, most specific first when read.</summary>
public enum CalendarOwner { School, Authority }

public enum CalendarEntryKind { Term, Closed, Open, Announced }

/// <summary>
/// One published line of a school calendar. <see cref="CalendarEntryKind.Term"/>: the days from First to Last are school days
/// (Mon-Fri less bank holidays); Closed: they are not, whatever the terms say; Open: they are, even on a Saturday.
/// Announced: the school or its authority said afterwards that it is closed ("closed today"); nothing imported takes that back.
/// Both ends inclusive. StartsAt and EndsAt give these days hours of their own.
/// An owner that has at least one Term covering a school year (1 September to 31 August) has spoken for that year: its other days are closed.
/// </summary>
public sealed record CalendarEntry(
    CalendarOwner Owner, string OwnerId, CalendarEntryKind Kind, LocalDate First, LocalDate Last,
    LocalTime? StartsAt, LocalTime? EndsAt, string Source);

/// <summary>A bank holiday of England and Wales.</summary>
public sealed record BankHoliday(LocalDate Date, string TitleEn, string TitleCy);
