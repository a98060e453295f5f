using System.Diagnostics;
using Safeguarding.Local;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Importing;

namespace Safeguarding.Tests.Integration;

/// <summary>The app is killed between each pair of steps of an import, and imports meet each other: readers see a whole snapshot, old or new.</summary>
[Collection<KilledDirectoryStack>]
public class ImportKillTests(KilledDirectoryStack stack)
{
    private const string Documents = "/colls/directory/docs";

    /// <summary>What is held, and whether the import had landed by then.</summary>
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<string, string, FaultPhase, int, bool>
    {
        { "POST", $"{Documents}$", FaultPhase.Before, 0, false },
        { "POST", $"{Documents}$", FaultPhase.After, 0, false },
        { "POST", $"{Documents}$", FaultPhase.After, 1, false },
        { "POST", $"{Documents}$", FaultPhase.After, 5, false },
        { "PUT", $"{Documents}/current", FaultPhase.Before, 0, false },
        { "PUT", $"{Documents}/current", FaultPhase.After, 0, true },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheOldSnapshotIsCurrentOrTheWholeNewOne(string method, string path, FaultPhase phase, int skip, bool landed)
    {
        var (id, number, before) = (ImportId(), Number(), await stack.CurrentSnapshot());
        await KilledAt(method, path, phase, skip, id, School(number));

        (await stack.HasSchool(number)).ShouldBe(landed);
        (await stack.CurrentSnapshot() == before).ShouldBe(!landed);
        if (landed)
        {
            (await stack.ImportResult(id)).Text("state").ShouldBe("imported");
        }

        var again = await stack.Import(id, "establishments", School(number));

        again.Status.ShouldBe(200, again.Body);
        (await stack.HasSchool(number)).ShouldBeTrue();
        again.Text("snapshot").ShouldBe(await stack.CurrentSnapshot());
        var counts = again.Json.GetProperty("counts");
        (counts.GetProperty("after").GetInt32() - counts.GetProperty("before").GetInt32()).ShouldBe(1, "the school was new when it was imported");
        (await stack.ImportResult(id)).Body.ShouldBe(again.Body);
    }

    [Fact]
    public async Task KilledAfterThePointer_ARepeatDoesNotUndoWhatWasImportedSince()
    {
        var (id, number) = (ImportId(), Number());
        await KilledAt("PUT", $"{Documents}/current", FaultPhase.After, 0, id, School(number, "Old Name"));
        (await stack.Import(ImportId(), "establishments", School(number, "New Name"))).Status.ShouldBe(200);

        (await stack.Import(id, "establishments", School(number, "Old Name"))).Text("state").ShouldBe("imported");

        (await stack.HasSchool(number, "New Name")).ShouldBeTrue();
    }

    [Fact]
    public async Task ConcurrentImports_AllLand()
    {
        var numbers = Enumerable.Range(0, 6).Select(_ => Number()).ToList();

        var answers = await Task.WhenAll(numbers.Select(n => stack.Import(ImportId(), "establishments", School(n))));

        answers.Select(a => a.Status).ShouldAllBe(s => s == 200);
        answers.Select(a => a.Text("snapshot")).ShouldBeUnique();
        var schools = (await stack.Section("schools")).Select(s => s["number"]!.GetValue<string>()).ToList();
        numbers.ShouldBeSubsetOf(schools);
    }

    [Fact]
    public async Task SameImportTwiceAtOnce_LandsOnce()
    {
        var (id, file) = (ImportId(), School(Number()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stack.Import(id, "establishments", file)));

        answers.Select(a => (a.Status, a.Text("snapshot"))).Distinct().ShouldHaveSingleItem().Status.ShouldBe(200);
        var pointer = await stack.Read("directory", "current", "pointer");
        pointer!["landed"]!.AsArray().Count(l => l!["importId"]!.GetValue<string>() == id).ShouldBe(1);
    }

    [Fact]
    public async Task Command_ImportsOnePublishedFileAndSaysWhatIsWrongWithAnother()
    {
        var number = Number();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, School(number));
        var (code, output) = await Command("establishments", file);
        (code, output).ShouldBe((0, output));
        output.ShouldContain("1 lines of establishments");
        (await stack.HasSchool(number)).ShouldBeTrue();

        await File.WriteAllTextAsync(file, School("6809999") + "6809998,too few\n");
        (code, output) = await Command("establishments", file);

        code.ShouldBe(1);
        output.ShouldContain("Nothing was imported: 1 lines are wrong.\nline 3: The line has another number of fields than the header.");
        (await stack.HasSchool("6809999")).ShouldBeFalse();
        File.Delete(file);
    }

    private Task KilledAt(string method, string path, FaultPhase phase, int skip, string id, string file) =>
        stack.KilledAt(Backend.Cosmos, method, path, phase, skip, () => stack.Import(id, "establishments", file));

    private async Task<(int Code, string Output)> Command(params string[] arguments)
    {
        var root = new LocalStackOptions().ScriptRoot;
        var start = new ProcessStartInfo(Path.Combine(root, "safeguarding-pipeline"), ["import-directory", .. arguments]) { WorkingDirectory = root, RedirectStandardOutput = true };
        foreach (var (name, value) in stack.Stack.AppSettings)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
