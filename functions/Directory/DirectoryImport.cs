using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Reads a folder of CSV files and the bundled reference data into one snapshot: all or nothing, with every rejected line named.
/// Bundled: the 22 authorities of Wales and the bank holidays of England and Wales.
/// </summary>
public static class DirectoryImport
{
    private static string Bundled => Path.Combine(AppContext.BaseDirectory, "Directory", "Reference");

    public static (DirectoryData? Data, IReadOnlyList<string> Faults) Read(string folder)
    {
        var given = new CsvFolder(folder);
        var bundled = new CsvFolder(Bundled);
        var boards = given.Read("boards.csv", r => (Id: r["id"], Name: r["nameEn"]));
        IReadOnlyList<Authority> authorities =
        [
            .. bundled.Read("local-authorities.csv", r => DirectoryRows.WelshAuthority(r, boards)),
            .. given.Read("authorities-england.csv", DirectoryRows.EnglishAuthority),
        ];
        var schools = given.Read("schools.csv", DirectoryRows.School);
        var data = new DirectoryData(
            authorities,
            [.. given.Read("desks.csv", DirectoryRows.Desk), .. schools.Select(DirectoryRows.DeskOf)],
            schools,
            given.Read("calendar.csv", DirectoryRows.Calendar),
            bundled.Read("bank-holidays.csv", r => new BankHoliday(DirectoryRows.Date(r["date"]), r["title_en"], r["title_cy"])),
            given.Read("senders.csv", r => new Sender(r["senderId"], r["nameEn"], r["nameCy"], r["type"], r["board"])),
            given.Read("contacts.csv", DirectoryRows.Contact),
            given.Read("principals.csv", DirectoryRows.Principal));
        DirectoryChecks.Run(data, given);
        IReadOnlyList<string> faults = [.. bundled.Faults, .. given.Faults];
        return (faults.Count == 0 ? data : null, faults);
    }

    /// <summary>Sortable by time and unique by content, e.g. "20261123T201500Z-3f9a12cd".</summary>
    public static string SnapshotId(string folder, Instant now)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        var time = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(now);
        return $"{time}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..8]}";
    }
}
