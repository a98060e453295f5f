using NodaTime;

namespace Safeguarding.Routing;

/// <summary>What two reports have in common that makes one child possible. Names and dates of birth can be shared, as twins share nearly all.</summary>
public enum MatchBasis
{
    /// <summary>The same NHS number, whose check digit is right.</summary>
    NhsNumber,

    /// <summary>Family name, first initial and date of birth.</summary>
    NameAndDateOfBirth,

    /// <summary>The same, although each report has an NHS number and they differ: likely another child.</summary>
    NameAndDateOfBirthOtherNhsNumber,
}

/// <summary>Another report that may be about the same child: ids, a date and a reason, nothing of its content.</summary>
/// <param name="ChildKey">Key of the child in that report.</param>
/// <param name="Date">London date on which that episode began.</param>
/// <param name="ConfirmedBefore">A person has confirmed that it belongs to the same child as another report of this list.</param>
public sealed record MatchedReport(string ReportId, string ChildKey, LocalDate Date, MatchBasis Basis, bool ConfirmedBefore);

/// <summary>
/// How often a child may have been missing, from keyed matches of identity (domain 2.5). Always "possible" until a person confirms it; never a
/// score, and nothing of it goes to a sender.
/// </summary>
/// <param name="Number">Distinct episodes with this one: within the window, and those of reports that a person has linked.</param>
/// <param name="InWindow">Distinct episodes in the window that ends with the latest of them.</param>
/// <param name="WindowDays">Length of the window, half-open: an episode exactly so many days ago is outside.</param>
/// <param name="Limit">From so many on, in the window, the desks are told; set per safeguarding board.</param>
/// <param name="Dates">London date of each episode, the first one first.</param>
public sealed record RepeatFinding(
    int Number, int InWindow, int WindowDays, int Limit, IReadOnlyList<LocalDate> Dates, IReadOnlyList<MatchedReport> Matches)
{
    /// <summary>So many amendments of the report had been made when it was found: after each it is looked for anew.</summary>
    public int After { get; init; }

    public string Cause => After == 0 ? $"repeat:{Number}" : $"repeat:{Number}:amendment:{After}";

    /// <summary>A person has linked earlier episodes: this is no new case, it belongs to one that the desks know.</summary>
    public bool ConfirmedBefore => Matches.Any(m => m.ConfirmedBefore);
}
