namespace Safeguarding.Tests.Simulation.Model;

/// <summary>Everything that exists in one simulated fortnight, as plain facts: the directory is written from it, and the expectations are read from it.</summary>
public sealed record World(
    IReadOnlyList<WorldForce> Forces, IReadOnlyList<WorldAuthority> Authorities, IReadOnlyList<WorldSchool> Schools,
    IReadOnlyList<WorldDesk> Desks, IReadOnlyList<CalendarLine> Calendar)
{
    private readonly Dictionary<string, WorldDesk> _desks = Desks.ToDictionary(d => d.Id);
    private readonly Dictionary<string, WorldSchool> _schools = Schools.ToDictionary(s => s.Number);
    private readonly Dictionary<string, WorldAuthority> _authorities = Authorities.ToDictionary(a => a.Code);

    public WorldDesk? Desk(string? id) => id is null ? null : _desks.GetValueOrDefault(id);

    public WorldSchool? School(string number) => _schools.GetValueOrDefault(number);

    public WorldAuthority? Authority(string? code) => code is null ? null : _authorities.GetValueOrDefault(code);

    public WorldForce Force(string id) => Forces.Single(f => f.Id == id);

    /// <summary>The duty desk that hears of a breach at a desk: of the board of the organisation that runs it, else of the sender's; none behind a duty desk.</summary>
    public WorldDesk? DutyDeskBehind(WorldDesk desk, string force) => desk.Kind == "duty-desk" ? null : DutyDesk(force, desk.Organisation, School(desk.Organisation)?.Authority);

    /// <summary>Design rule 8: a duty desk per safeguarding board, the one nearest to the child, else the sender's.</summary>
    public WorldDesk DutyDesk(string force, params string?[] nearest) =>
        Desk($"duty.{nearest.Select(Authority).FirstOrDefault(a => a is not null)?.Board ?? Force(force).Board}")!;
}

/// <param name="Id">"police.gwent": sender and desk.</param>
public sealed record WorldForce(string Id, string Name, string Board);

/// <param name="SchoolPrefix">First three digits of its schools' numbers; null in England.</param>
public sealed record WorldAuthority(string Code, string Name, string Board, string Force, string? SchoolPrefix);

public sealed record WorldSchool(string Number, string Name, string Authority, TimeOnly? StartsAt, TimeOnly? EndsAt)
{
    public string Desk => $"school.{Number}";
}

/// <param name="Hours">Null: at every hour.</param>
/// <param name="HasContacts">False: nobody there hears or acts.</param>
public sealed record WorldDesk(string Id, string Kind, string Organisation, Office? Hours, string? DutyTeam, string? EscalatesTo, bool HasContacts);

/// <summary>Open Monday to Friday, London time, never on a bank holiday.</summary>
public sealed record Office(TimeOnly From, TimeOnly Until, TimeOnly FridayUntil);

/// <param name="Kind">"term", "closed" or "open"; "announced" is said afterwards by the school itself and stands above all.</param>
public sealed record CalendarLine(bool OfSchool, string Owner, string Kind, DateOnly First, DateOnly Last, TimeOnly? StartsAt, TimeOnly? EndsAt)
{
    public bool Covers(DateOnly day) => First <= day && day <= Last;
}
