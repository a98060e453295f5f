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
    private readonly IReadOnlyList<CalendarEntry> _announced = [];

    public DeskBook(DirectoryFacts facts)
    {
        _facts = facts;
        _desks = facts.Desks.ToDictionary(d => d.Id, StringComparer.OrdinalIgnoreCase);
        _authorities = facts.Authorities.ToDictionary(a => a.Code, StringComparer.OrdinalIgnoreCase);
        _schools = facts.Schools.ToDictionary(s => s.Number);
        _authorityOfSchoolPrefix = facts.Authorities.Where(a => a.EducationCode is not null).ToDictionary(a => a.EducationCode!, a => a.Code);
        _calendar = facts.Calendar.ToLookup(e => e.OwnerId);
        WorkingDays = new(facts.BankHolidays, facts.BankHolidaysCover);
    }

    private DeskBook(DeskBook other, IReadOnlyList<CalendarEntry> announced)
    {
        (_facts, _desks, _authorities, _schools) = (other._facts, other._desks, other._authorities, other._schools);
        (_authorityOfSchoolPrefix, _calendar, WorkingDays) = (other._authorityOfSchoolPrefix, other._calendar, other.WorkingDays);
        _announced = announced;
    }

    public WorkingDays WorkingDays { get; }

    /// <summary>The same book, with the closures that were announced since the snapshot was imported.</summary>
    public DeskBook With(IReadOnlyList<CalendarEntry> announced) => announced.Count == 0 ? this : new(this, announced);

    public Desk? Desk(string id) => _desks.GetValueOrDefault(id);

    public Authority? Authority(string? code) => code is null ? null : _authorities.GetValueOrDefault(code);

    /// <summary>By Welsh 7-digit number or English URN.</summary>
    public School? School(string? number) => number is null ? null : _schools.GetValueOrDefault(number);

    /// <summary>The authority that a Welsh school number belongs to by its first three digits, known school or not.</summary>
    public string? AuthorityOfSchoolNumber(string? number) =>
        number is { Length: 7 } ? _authorityOfSchoolPrefix.GetValueOrDefault(number[..3]) : null;

    /// <summary>
    /// The authorities that the directory's table has for a postcode, for want of a written one: only exactly one decides anything, because border
    /// postcodes straddle (domain 4.1). Empty for an unknown postcode.
    /// </summary>
    public IReadOnlyList<string> AuthoritiesOfPostcode(string? postcode) => _facts.Postcodes.Authorities(postcode);

    public SchoolCalendar Calendar(School school) =>
        new(school, [.. _calendar[school.Number], .. _calendar[school.Authority], .. _announced], _facts.BankHolidays);

    /// <summary>The intake desk of a known authority.</summary>
    public Desk? Intake(string? authority) => Authority(authority) is { } known ? Desk($"{known.Code}.intake") : null;

    /// <summary>The desk of the police force of a known authority, which names its force or the force's organisation; null where the directory has none.</summary>
    public Desk? Police(string? authority) => Authority(authority) is { PoliceForce.Length: > 0 } known
        ? _facts.Desks.FirstOrDefault(d => d.Kind == DeskKind.Police && d.Organisation == OrganisationOfForce(known))
        : null;

    /// <summary>The organisation of the force of an authority, which names its force or that organisation.</summary>
    private string OrganisationOfForce(Authority authority) => _facts.OrganisationOfForce.GetValueOrDefault(authority.PoliceForce, authority.PoliceForce);

    /// <summary>
    /// Whether any authority in the area of a force's organisation has school that day, by its published terms, else as assumed (Mon-Fri less
    /// bank holidays). A force without an area is taken by the assumed calendar.
    /// </summary>
    public bool IsSchoolDayOfForce(string organisation, LocalDate date)
    {
        var area = _facts.Authorities.Where(a => OrganisationOfForce(a) == organisation).ToList();
        return area.Count == 0
            ? WorkingDays.IsWorkingDay(date)
            : area.Exists(a => new OwnerCalendar(CalendarOwner.Authority, a.Code, _calendar[a.Code], WorkingDays).On(date)?.IsSchoolDay ?? WorkingDays.IsWorkingDay(date));
    }

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
