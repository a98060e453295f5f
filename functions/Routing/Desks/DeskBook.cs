using NodaTime;

namespace Safeguarding.Routing;

/// <summary>
/// Everything that routing asks of one directory snapshot: a pure look-up. Every answer that could be "none" for a real
/// child ends at a duty desk instead (design rule 8).
/// </summary>
public sealed class DeskBook
{
    private readonly Dictionary<string, Desk> _desks;
    private readonly Dictionary<string, Authority> _authorities;
    private readonly Dictionary<string, School> _schools;
    private readonly Dictionary<string, string> _authorityOfSchoolPrefix;
    private readonly ILookup<string, CalendarEntry> _calendar;
    private readonly DirectoryFacts _facts;

    public DeskBook(DirectoryFacts facts)
    {
        _facts = facts;
        _desks = facts.Desks.ToDictionary(d => d.Id);
        _authorities = facts.Authorities.ToDictionary(a => a.Code);
        _schools = facts.Schools.ToDictionary(s => s.Number);
        _authorityOfSchoolPrefix = facts.Authorities.Where(a => a.EducationCode is not null).ToDictionary(a => a.EducationCode!, a => a.Code);
        _calendar = facts.Calendar.ToLookup(e => e.OwnerId);
        WorkingDays = new(facts.BankHolidays);
    }

    public WorkingDays WorkingDays { get; }

    public Desk? Desk(string id) => _desks.GetValueOrDefault(id);

    public Authority? Authority(string? code) => code is null ? null : _authorities.GetValueOrDefault(code);

    /// <summary>By Welsh 7-digit number or English URN.</summary>
    public School? School(string? number) => number is null ? null : _schools.GetValueOrDefault(number);

    /// <summary>The authority that a Welsh school number belongs to by its first three digits, known school or not.</summary>
    public string? AuthorityOfSchoolNumber(string? number) =>
        number is { Length: 7 } ? _authorityOfSchoolPrefix.GetValueOrDefault(number[..3]) : null;

    public SchoolCalendar Calendar(School school) =>
        new(school, [.. _calendar[school.Number], .. _calendar[school.Authority]], _facts.BankHolidays);

    /// <summary>The intake desk of a known authority.</summary>
    public Desk? Intake(string? authority) => Authority(authority) is { } known ? Desk($"{known.Code}.intake") : null;

    /// <summary>The desk of the police force of a known authority, which names its force or the force's organisation; null where the directory has none.</summary>
    public Desk? Police(string? authority) => Authority(authority) is { PoliceForce.Length: > 0 } known
        ? _facts.Desks.FirstOrDefault(d => d.Kind == DeskKind.Police && d.Organisation == _facts.OrganisationOfForce.GetValueOrDefault(known.PoliceForce, known.PoliceForce))
        : null;

    /// <summary>
    /// The duty desk of the safeguarding board nearest to the child: of the first authority that the directory knows,
    /// else of the sender, else the directory's first, so that there always is one.
    /// </summary>
    public Desk DutyDesk(string sender, params ReadOnlySpan<string?> nearest)
    {
        foreach (var code in nearest)
        {
            if (Authority(code) is { } authority && Desk($"duty.{authority.Board}") is { } desk)
            {
                return desk;
            }
        }
        return (_facts.BoardOfSender.TryGetValue(sender, out var board) ? Desk($"duty.{board}") : null)
            ?? _facts.Desks.First(d => d.Kind == DeskKind.DutyDesk);
    }
}
