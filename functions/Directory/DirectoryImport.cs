using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>
/// Reads a folder of CSV files and the bundled reference data into one snapshot: all or nothing, with every rejected line named.
/// Bundled: the 22 authorities of Wales, and the bank holidays of England and Wales for a folder that has none.
/// </summary>
public static class DirectoryImport
{
    private static string Bundled => Path.Combine(AppContext.BaseDirectory, "Directory", "Reference");

    /// <returns>No data beside a rejected line or file.</returns>
    public static (DirectoryData? Data, ImportFindings Findings) Read(string folder)
    {
        var findings = new ImportFindings();
        var given = new CsvFolder(folder, findings);
        var bundled = new CsvFolder(Bundled, findings);
        var boards = given.Read("boards.csv", DirectoryRows.Board);
        IReadOnlyList<Authority> authorities =
        [
            .. bundled.Read("local-authorities.csv", r => DirectoryRows.WelshAuthority(r, findings.IsIncomplete<SafeguardingBoard>() ? null : boards)),
            .. given.Read("authorities-england.csv", DirectoryRows.EnglishAuthority),
        ];
        var holidays = BankHolidayFile.Read(given, bundled, findings);
        var data = new DirectoryData(
            authorities,
            given.Read("desks.csv", DirectoryRows.Desk),
            [],
            given.Read("calendar.csv", DirectoryRows.Calendar),
            holidays.Days,
            given.Read("senders.csv", DirectoryRows.Sender),
            given.Read("contacts.csv", DirectoryRows.Contact),
            given.Read("principals.csv", DirectoryRows.Principal))
        {
            Boards = boards,
            BankHolidaysCover = holidays.Covers,
        };
        data = data.With(given.Read("schools.csv", DirectoryRows.School)) with { Postcodes = PostcodeTable.Of(Postcodes(given, new(data), findings)) };
        given.RejectOthers();
        DirectoryChecks.Run(data, findings);
        return (findings.RejectedCount == 0 ? data : null, findings);
    }

    private static IEnumerable<(string Postcode, string Authority)> Postcodes(CsvFolder folder, AuthorityNames names, ImportFindings findings) =>
        folder.IfThere("postcodes.csv", r => PostcodeShape.Row(r, names, findings)).OfType<(string, string)>();

    /// <summary>Other names of authorities in published lists: "alias" to GSS code (domain 4.1).</summary>
    internal static IReadOnlyList<(string Alias, string Code)> Aliases() =>
        new CsvFolder(Bundled, new()).Read("local-authorities-aliases.csv", r => (r["alias"], r["gss_code"]));

    /// <summary>Sortable by time and unique by content, e.g. "20261123T201500Z-3f9a12cd".</summary>
    public static string SnapshotId(string folder, Instant now)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }
        return Stamped(Convert.ToHexStringLower(hash.GetHashAndReset()), now);
    }

    internal static string Stamped(string hash, Instant now) =>
        $"{InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'").Format(now)}-{hash[..8]}";
}
