using NodaTime;
using NodaTime.Text;

namespace Safeguarding.Directory;

/// <summary>
/// The list of bank holidays ends on a day, and what is counted in working days after it is assumed: the operator hears in time, at every import and by
/// the figure `bank_holidays_ending`.
/// </summary>
internal static class BankHolidaysEnd
{
    /// <param name="covers">Null where there is no list at all.</param>
    /// <param name="today">Date in London.</param>
    public static bool IsNear(DateInterval? covers, LocalDate today) =>
        covers is not { End: var end } || Period.DaysBetween(today, end) <= DirectoryLimits.BankHolidaysEnd.Value;

    /// <param name="today">Date in London.</param>
    public static void Check(DirectoryData data, LocalDate today, ImportFindings findings)
    {
        if (IsNear(data.BankHolidaysCover, today))
        {
            findings.Warn(new("import-bank-holidays-end", Detail: data.BankHolidaysCover is { } covers ? LocalDatePattern.Iso.Format(covers.End) : null));
        }
    }
}
