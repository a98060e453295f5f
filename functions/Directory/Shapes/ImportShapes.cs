namespace Safeguarding.Directory;

/// <summary>
/// Every shape of file that one import takes. An import of one file removes nothing that the file does not speak of; to drop rows, import a whole
/// folder. Who may sign in is no shape: an identity comes with the whole directory alone.
/// </summary>
internal static class ImportShapes
{
    private const string Csv = "text/csv";
    private const string Own = "this directory's own form (sample-payloads/directory)";

    public static IReadOnlyList<ImportShape> All { get; } =
    [
        new("schools", Csv, "gov.wales, Address list of schools: one sheet (Maintained, Independent, PRU) as CSV", SchoolShapes.Welsh),
        new("schools-england", Csv, "Get Information about Schools: an extract of the authorities across the border", SchoolShapes.English),
        new("establishments", Csv, $"{Own}: schools.csv, for FE colleges, EOTAS, hours and holiday desks", SchoolShapes.Own),
        new("bank-holidays", "application/json", "gov.uk/bank-holidays.json or the Welsh gov.uk/gwyliau-banc", BankHolidayShape.Apply),
        new("term-dates", Csv, "term dates per authority as gov.wales publishes them, one line a term", TermDateShape.Apply),
        new("calendar", Csv, $"{Own}: calendar.csv, by owner", DeskShapes.Calendar),
        new("contacts", Csv, $"{Own}: contacts.csv, by desk", DeskShapes.Contacts),
        new("postcodes", Csv, "ONS Postcode Directory or postcodes.io: postcode and admin_district, by authority", PostcodeShape.Apply),
        new("desks", Csv, $"{Own}: desks.csv", DeskShapes.Desks),
        new("boards", Csv, $"{Own}: boards.csv", DeskShapes.Boards),
        new("authorities-england", Csv, $"{Own}: authorities-england.csv; import their desks first", DeskShapes.EnglishAuthorities),
        new("senders", Csv, $"{Own}: senders.csv", DeskShapes.Senders),
    ];

    public static ImportShape? Find(string? name) => All.FirstOrDefault(s => s.Name == name);

    public static string Names => string.Join(", ", All.Select(s => s.Name));
}
