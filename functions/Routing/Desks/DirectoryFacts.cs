using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What one directory snapshot says, as routing needs it. An import refuses a snapshot without a duty desk.</summary>
/// <param name="BoardOfSender">Safeguarding board whose duty desk takes what a sender's own reports cannot place.</param>
public sealed record DirectoryFacts(
    IReadOnlyList<Desk> Desks,
    IReadOnlyList<Authority> Authorities,
    IReadOnlyList<School> Schools,
    IReadOnlyList<CalendarEntry> Calendar,
    IReadOnlyList<BankHoliday> BankHolidays,
    IReadOnlyDictionary<string, string> BoardOfSender)
{
    /// <summary>Organisation that runs a police force's desks, by the force's name, e.g. "Gwent Police" -> "police.gwent".</summary>
    public IReadOnlyDictionary<string, string> OrganisationOfForce { get; init; } = new Dictionary<string, string>();

    /// <summary>London dates, both inclusive, for which the bank holidays are known; null: the years of the list.</summary>
    public DateInterval? BankHolidaysCover { get; init; }

    /// <summary>Asked only where a place is given without its authority.</summary>
    public PostcodeTable Postcodes { get; init; } = PostcodeTable.Empty;
}
