using NodaTime;
using Safeguarding.Local;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>
/// The sample directory with a calendar in which every run meets the same day: each school is open from yesterday on, also at weekends and
/// in holidays, and neither its target nor its last hour falls into a run. Otherwise an item would be chased, late or another desk's in the middle
/// of a test, because of the hour at which somebody tests.
/// </summary>
internal sealed class TodaysDirectory : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todays-directory-");

    public TodaysDirectory()
    {
        var sample = Path.Combine(new LocalStackOptions().RepositoryRoot, "sample-payloads", "directory");
        var directory = _folder.CreateSubdirectory("directory");
        foreach (var file in Directory.EnumerateFiles(sample, "*.csv"))
        {
            File.Copy(file, Path.Combine(directory.FullName, Path.GetFileName(file)));
        }
        var schools = File.ReadLines(Path.Combine(sample, "schools.csv")).Skip(1).Select(row => row.Split(',')[0]);
        File.WriteAllLines(Path.Combine(directory.FullName, "calendar.csv"),
            File.ReadLines(Path.Combine(sample, "calendar.csv")).Where(row => !OfOneDay(row)).Concat(Open(schools)));
    }

    /// <summary>Laid out as sample-payloads is; needed until it is imported.</summary>
    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A school's own open or closed day: it could be one of these days.</summary>
    private static bool OfOneDay(string row) => row.Split(',') is ["school", _, "open" or "closed", ..];

    private static IEnumerable<string> Open(IEnumerable<string> schools)
    {
        var now = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).LocalDateTime;
        // From 4 to 17 o'clock the school day began long ago and goes on into the evening; at another hour it is over, and the next target hours away.
        var hours = now.Hour is >= 4 and < 17 ? "01:00,20:00" : ",";
        return schools.Select(school => $"school,{school},open,{now.Date.PlusDays(-1):R},{now.Date.PlusDays(21):R},{hours},fictional: open for the tests");
    }
}
