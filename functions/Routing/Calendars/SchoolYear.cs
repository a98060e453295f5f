using NodaTime;

namespace Safeguarding.Routing;

/// <summary>A school year runs from 1 September to 31 August, both inclusive, and is named by the calendar year in which it begins.</summary>
public static class SchoolYear
{
    private const int FirstMonth = 9;

    public static int Of(LocalDate date) => date.Month >= FirstMonth ? date.Year : date.Year - 1;

    /// <summary>Later school year: the child may have changed school over the summer.</summary>
    public static bool IsLater(LocalDate date, LocalDate than) => Of(date) > Of(than);
}
