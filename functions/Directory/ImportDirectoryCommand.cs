using NodaTime;

namespace Safeguarding.Directory;

/// <summary>`safeguarding-pipeline import-directory FOLDER`: a new complete snapshot, or every rejected line and exit code 1.</summary>
public static class ImportDirectoryCommand
{
    public const string Name = "import-directory";

    public static async Task<int> Run(string folder, IDirectory directory, IClock clock, TextWriter output)
    {
        if (!System.IO.Directory.Exists(folder))
        {
            await output.WriteLineAsync($"There is no folder {folder}.");
            return 1;
        }
        var (data, faults) = DirectoryImport.Read(folder);
        if (data is null)
        {
            await output.WriteLineAsync($"Nothing was imported: {faults.Count} lines are wrong.\n{string.Join('\n', faults)}");
            return 1;
        }
        var snapshot = DirectoryImport.SnapshotId(folder, clock.GetCurrentInstant());
        await directory.Publish(snapshot, data, CancellationToken.None);
        await output.WriteLineAsync($"Directory snapshot {snapshot}: {data.Desks.Count} desks, {data.Schools.Count} schools, {data.Principals.Count} principals.");
        return 0;
    }
}
