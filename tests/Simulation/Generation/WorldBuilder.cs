using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <summary>
/// Makes the world of a fortnight: 43 forces, the 22 real authorities of Wales and a made-up one for each English force, two fictional schools
/// each, desks with and without hours, and desks at which nobody is left.
/// </summary>
public static class WorldBuilder
{
    private static readonly TimeOnly?[] Starts = [null, new(8, 40), new(8, 50), new(9, 15)];
    private static readonly TimeOnly?[] Ends = [null, new(15, 0), new(15, 10)];

    private static readonly Office[] Offices =
        [new(new(8, 30), new(17, 0), new(16, 30)), new(new(9, 0), new(17, 0), new(16, 30)), new(new(8, 45), new(17, 0), new(17, 0))];

    public static World Of(Fortnight fortnight)
    {
        IReadOnlyList<WorldAuthority> authorities = [.. Welsh(), .. English()];
        var schools = authorities.SelectMany(a => Schools(a, fortnight.Chance(a.Code, "schools"))).ToList();
        return new(
            [
                .. Forces.Wales.Select(f => new WorldForce($"police.{f.Slug}", f.Name, f.Board)),
                .. Forces.England.Select(f => new WorldForce($"police.{f.Slug}", $"{Forces.Title(f.Slug)} Police", f.Board)),
            ],
            authorities, schools, [.. Desks(authorities, schools, fortnight)], [.. Calendars.Of(authorities, schools, fortnight)]);
    }

    private static IEnumerable<WorldAuthority> Welsh()
    {
        var boards = Forces.Boards.ToDictionary(b => b.Name, b => b.Id);
        var forces = Forces.Wales.ToDictionary(f => f.Name, f => $"police.{f.Slug}");
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Directory", "Reference", "local-authorities.csv")).Skip(1);
        return lines.Select(l => l.Split(',')).Select(c => new WorldAuthority(c[0], c[2], boards[c[5]], forces[c[4]], c[1]));
    }

    private static IEnumerable<WorldAuthority> English() => Forces.England.Select((f, i) =>
        new WorldAuthority($"E99{i + 1:D6}", $"Made-up county of {Forces.Title(f.Slug)}", f.Board, $"police.{f.Slug}", null));

    private static IEnumerable<WorldSchool> Schools(WorldAuthority authority, Random chance)
    {
        for (var i = 1; i <= 2; i++)
        {
            var number = authority.SchoolPrefix is { } prefix ? $"{prefix}{(i == 1 ? 2 : 4)}9{i:D2}" : $"9{authority.Code[^2..]}{i:D3}";
            yield return new(number, $"Ysgol Ddychmygol {number}", authority.Code, Starts[chance.Next(Starts.Length)], Ends[chance.Next(Ends.Length)]);
        }
    }

    private static IEnumerable<WorldDesk> Desks(IReadOnlyList<WorldAuthority> authorities, IReadOnlyList<WorldSchool> schools, Fortnight fortnight)
    {
        bool Live(string desk) => fortnight.Chance(desk, "contacts").Next(100) >= 10;
        WorldDesk At(string id, string kind, string organisation, Office? hours = null, string? team = null, string? escalatesTo = null) =>
            new(id, kind, organisation, hours, team, escalatesTo, Live(id));
        Office Hours(string of) => Offices[fortnight.Chance(of, "hours").Next(Offices.Length)];
        return
        [
            .. authorities.Select(a => At($"{a.Code}.intake", "intake", a.Code, Hours(a.Code), $"edt.{a.Board}", $"duty.{a.Board}")),
            .. authorities.Select(a => At($"{a.Code}.education-safeguarding", "education-safeguarding", a.Code, Hours(a.Name), null, $"duty.{a.Board}")),
            .. authorities.Select(a => At($"{a.Code}.home-education", "home-education", a.Code, Hours(a.Name), null, $"{a.Code}.education-safeguarding")),
            .. Forces.Boards.Select(b => At($"edt.{b.Id}", "emergency-duty-team", authorities.First(a => a.Board == b.Id).Code, escalatesTo: $"duty.{b.Id}")),
            .. Forces.Boards.Select(b => At($"duty.{b.Id}", "duty-desk", b.Id)),
            .. Forces.Wales.Select(f => f.Slug).Concat(Forces.England.Select(f => f.Slug)).Select(f => At($"police.{f}", "police", $"police.{f}")),
            At("icta", "trafficking-advocate", "icta"),
            .. schools.Select(s => At(s.Desk, "school", s.Number, escalatesTo: $"{s.Authority}.education-safeguarding")),
        ];
    }
}
