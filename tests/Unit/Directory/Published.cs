using Safeguarding.Directory;
using Safeguarding.Tests.Unit.Infrastructure;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>The sample directory, and what a published file makes of it.</summary>
internal static class Published
{
    public static readonly DirectoryData Sample = DirectoryImport.Read(Repository.At("sample-payloads", "directory")).Data!;

    /// <summary>Reads and checks as an import does; the directory is the one to be published only where nothing was rejected.</summary>
    public static (DirectoryData Data, ImportFindings Findings, ImportCounts Counts) Apply(string shape, string text, DirectoryData? current = null)
    {
        var findings = new ImportFindings();
        var change = ImportShapes.Find(shape)!.Apply(new(text, current ?? Sample, findings));
        DirectoryChecks.Run(change.Data, findings);
        if (findings.RejectedCount == 0)
        {
            LiveContacts.Check(change.Data, new(2026, 11, 25), findings);
            BankHolidaysEnd.Check(change.Data, new(2026, 11, 25), findings);
        }
        return (change.Data, findings, change.Counts);
    }

    /// <summary>"line column code" of each, in the order of the file.</summary>
    public static string Places(IEnumerable<ImportFinding> findings) => string.Join("; ", findings.Select(f => $"{f.Line} {f.Column} {f.Code}"));

    /// <summary>"code detail" of each warning but those about contacts, which most files bring.</summary>
    public static string Warned(ImportFindings findings) =>
        string.Join("; ", findings.Warnings.Where(w => w.Code != "import-few-live-contacts").Select(w => $"{w.Code} {w.Detail}"));
}
