using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Generation;


/// <summary>Writes a world as the folder of CSV files that the pipeline imports.</summary>
public static class DirectoryFolder
{
    public static void Write(World world, string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        void File(string name, string header, IEnumerable<string> lines) => System.IO.File.WriteAllLines(Path.Combine(folder, name), [header, .. lines]);

        File("boards.csv", "id,nameEn,nameCy", Forces.Boards.Select(b => $"{b.Id},{b.Name},{b.Name}"));
        File("authorities-england.csv", "code,nameEn,board,policeForce",
            world.Authorities.Where(a => a.SchoolPrefix is null).Select(a => $"{a.Code},{a.Name},{a.Board},{world.Force(a.Force).Name}"));
        File("schools.csv", "number,nameEn,nameCy,authority,type,startsAt,endsAt,holidayDesk",
            world.Schools.Select(s => $"{s.Number},{s.Name},{s.Name},{s.Authority},primary,{s.StartsAt:HH:mm},{s.EndsAt:HH:mm},"));
        File("desks.csv", "deskId,kind,organisation,nameEn,nameCy,hours,emergencyDutyTeam,escalatesTo,channel",
            world.Desks.Where(d => d.Kind != "school").Select(d => $"{d.Id},{d.Kind},{d.Organisation},{d.Id},{d.Id},{Hours(d.Hours)},{d.DutyTeam},{d.EscalatesTo},"));
        File("calendar.csv", "owner,ownerId,kind,first,last,startsAt,endsAt,source", world.Calendar.Select(l =>
            $"{(l.OfSchool ? "school" : "authority")},{l.Owner},{l.Kind},{l.First:yyyy-MM-dd},{l.Last:yyyy-MM-dd},{l.StartsAt:HH:mm},{l.EndsAt:HH:mm},simulation"));
        File("senders.csv", "senderId,nameEn,nameCy,type,board", world.Forces.Select(f => $"{f.Id},{f.Name},{f.Name},police,{f.Board}"));
        File("contacts.csv", "deskId,name,role,email,telephone,language,hours,lastVerified", world.Desks.Where(d => d.HasContacts)
            .Select((d, i) => $"{d.Id},Person {i},designated person,person{i}@example.org,01632 96{i % 10000:D4},{(i % 2 == 0 ? "cy" : "en")},,2026-10-01"));
        File("principals.csv", "tenant,principalId,type,organisation,desk,roles,kinds", Principals(world));
    }

    /// <summary>The principal that works a desk.</summary>
    public static string Worker(string desk) => $"sim-{desk.ToLowerInvariant()}";

    /// <summary>The principal that submits for a force.</summary>
    public static string Sender(string force) => $"sim-sender-{force}";

    private static IEnumerable<string> Principals(World world) =>
    [
        .. world.Forces.Select(f => $"police.example.org,{Sender(f.Id)},app,{f.Id},,submitter,encompass-notification;missing-episode;referral"),
        .. world.Desks.Select(d => $"desks.example.org,{Worker(d.Id)},person,{d.Organisation},{d.Id},recipient{(d.Kind == "duty-desk" ? ";duty-desk" : "")},"),
    ];

    private static string Hours(Office? hours) => hours is null ? ""
        : $"Mon-Thu {hours.From:HH:mm}-{hours.Until:HH:mm}; Fri {hours.From:HH:mm}-{hours.FridayUntil:HH:mm}";
}
