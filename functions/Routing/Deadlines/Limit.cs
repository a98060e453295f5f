namespace Safeguarding.Routing;

public enum LimitUnit { Minute, ElapsedHour, WorkingDay, CalendarDay, Percent, Count, Year, Kibibyte }

/// <summary>
/// One limit as data (design rule 11): changing a number means changing one row of <see cref="Limits"/>.
/// </summary>
/// <param name="StartEvent">What starts the clock, e.g. "receipt", "target", "returned".</param>
/// <param name="Calendar">"elapsed", "working days of England and Wales", "school days" or "desk hours".</param>
/// <param name="Source">Statute, guidance paragraph, or "product default, not law".</param>
public sealed record Limit(string Id, int Value, LimitUnit Unit, string StartEvent, string Calendar, string Source);
