using Safeguarding.Routing;

namespace Safeguarding.Directory;

/// <summary>Every number of the directory's imports, once, with its source (design rule 11). No report is routed by one of them.</summary>
internal static class DirectoryLimits
{
    private const string Import = "import of the directory";
    private const string Elapsed = "elapsed";
    private const string Default = "product default, not law";

    public static readonly Limit LiveContacts = new(
        "directory.live-contacts", 2, LimitUnit.Count, Import, Elapsed, $"{Default}: domain 1.9, at least two live recipients per school");

    public static readonly Limit ContactVerified = new(
        "directory.contact-verified-within", 92, LimitUnit.CalendarDay, "the contact's last verification", Elapsed, $"{Default}: a term; domain 1.9, contacts are attested again and again");

    public static readonly Limit BankHolidaysEnd = new(
        "directory.bank-holidays-end", 60, LimitUnit.CalendarDay, "before the last day that the list of bank holidays covers", Elapsed, $"{Default}: longer than the longest limit in working days, and time to import the next list");

    /// <summary>Bounds the memory of one snapshot, at ten bytes a row.</summary>
    public static readonly Limit MostPostcodes = new(
        "directory.most-postcodes", 300_000, LimitUnit.Count, Import, Elapsed, $"{Default}: every postcode of Wales three times over");

    public static readonly Limit FileSize = new(
        "directory.file-size", 8192, LimitUnit.Kibibyte, Import, Elapsed, $"{Default}: every postcode of Wales in one file");

    /// <summary>One result stays one document of bounded size; all are counted.</summary>
    public static readonly Limit ListedFindings = new(
        "directory.listed-findings", 200, LimitUnit.Count, Import, Elapsed, $"{Default}: more than a person corrects at a time");
}
