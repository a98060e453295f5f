using NodaTime;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.Directory;

/// <summary>
/// `safeguarding-pipeline import-directory FOLDER`: the whole directory as a new complete snapshot, or every rejected line and exit code 1.
/// `safeguarding-pipeline import-directory SHAPE FILE`: one published file, as the endpoint takes it.
/// </summary>
public sealed class ImportDirectoryCommand(IDirectory directory, ImportPublishedFile import, IClock clock)
{
    public const string Name = "import-directory";

    public Task<int> Run(IReadOnlyList<string> arguments, TextWriter output) => arguments switch
    {
        [var folder] => Folder(folder, output),
        [var shape, var file] => File(shape, file, output),
        _ => Failed(output, $"Say {Name} FOLDER, or {Name} SHAPE FILE with a shape of: {ImportShapes.Names}."),
    };

    private async Task<int> Folder(string folder, TextWriter output)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            return await Failed(output, $"There is no folder {folder}.");
        }
        var (data, findings) = DirectoryImport.Read(folder);
        if (data is null)
        {
            return await Rejected(output, findings.RejectedCount, findings.Rejected);
        }
        var today = LondonTime.Local(clock.GetCurrentInstant()).Date;
        LiveContacts.Check(data, today, findings);
        BankHolidaysEnd.Check(data, today, findings);
        var snapshot = DirectoryImport.SnapshotId(folder, clock.GetCurrentInstant());
        await directory.Publish(snapshot, data, CancellationToken.None);
        await output.WriteLineAsync($"Directory snapshot {snapshot}: {data.Desks.Count} desks, {data.Schools.Count} schools, {data.Principals.Count} principals.");
        await Warn(output, findings.WarningCounts, findings.Warnings);
        return 0;
    }

    /// <summary>Each run is an import of its own: running an old file again puts its rows back.</summary>
    private async Task<int> File(string shape, string file, TextWriter output)
    {
        if (ImportShapes.Find(shape) is not { } known || !System.IO.File.Exists(file))
        {
            return await Failed(output, $"There is no file {file}, or no shape {shape}. Shapes: {ImportShapes.Names}.");
        }
        var id = $"command-{Guid.NewGuid():N}";
        var outcome = await Import(new(id, known, await System.IO.File.ReadAllBytesAsync(file), Name));
        if (outcome is null)
        {
            return await Failed(output, $"The directory is empty: import a whole folder first with {Name} FOLDER.");
        }
        if (outcome.Value is not { } result)
        {
            return await Failed(output, $"Nothing was imported: {outcome.Refusal!.Code}. Run it again.");
        }
        if (result.State == ImportState.Rejected)
        {
            return await Rejected(output, result.RejectedCount, result.Rejected);
        }
        await output.WriteLineAsync($"Import {id}: {result.Counts!.Lines} lines of {shape}, {result.Counts.Before} rows before and {result.Counts.After} after, directory snapshot {result.Snapshot}.");
        await Warn(output, result.WarningCounts, result.Warnings);
        return 0;
    }

    private async Task<Outcome<ImportResult>?> Import(ImportRequest request)
    {
        try
        {
            return await import.Run(request, CancellationToken.None);
        }
        catch (DirectoryEmptyException)
        {
            // One file cannot make a directory: it has neither desks nor boards.
            return null;
        }
    }

    private static Task<int> Rejected(TextWriter output, int count, IReadOnlyList<ImportFinding> listed) =>
        Failed(output, $"Nothing was imported: {count} lines are wrong.\n{string.Join('\n', listed.Select(Line))}");

    private static async Task Warn(TextWriter output, IReadOnlyDictionary<string, int> counts, IReadOnlyList<ImportFinding> listed)
    {
        if (counts.Count > 0)
        {
            await output.WriteLineAsync($"{counts.Values.Sum()} warnings:\n{string.Join('\n', listed.Select(Line))}");
        }
    }

    internal static string Line(ImportFinding finding)
    {
        string[] place = [finding.File ?? "", finding.Line is { } line ? $"line {line}" : "", finding.Column ?? ""];
        var where = string.Join(' ', place.Where(p => p.Length > 0));
        return (where.Length > 0 ? where + ": " : "") + ImportMessage.Text(finding, "en");
    }

    private static async Task<int> Failed(TextWriter output, string text)
    {
        await output.WriteLineAsync(text);
        return 1;
    }
}
