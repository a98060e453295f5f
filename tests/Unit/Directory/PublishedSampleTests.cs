using Safeguarding.Directory;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Directory;

/// <summary>Every published sample, in the order of a first import, is taken whole. The first word of its name is its shape.</summary>
public class PublishedSampleTests
{
    /// <summary>Desks come before the authority that needs them.</summary>
    private static readonly string[] Files =
    [
        .. System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "published"))
            .Select(f => Path.GetFileName(f)!).Where(f => f.EndsWith(".csv", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal))
            .OrderBy(f => f.StartsWith("authorities", StringComparison.Ordinal)).ThenBy(f => f, StringComparer.Ordinal),
    ];

    [Fact]
    public void Samples_AreTakenOneAfterAnother()
    {
        var data = Published.Sample;
        foreach (var file in Files)
        {
            var (next, findings, _) = Published.Apply(Shape(file), File.ReadAllText(Repository.At("sample-payloads", "published", file)), data);
            findings.Rejected.Select(ImportDirectoryCommand.Line).ShouldBeEmpty(file);
            data = next;
        }

        data.Schools.Count.ShouldBe(Published.Sample.Schools.Count + 9);
        data.BankHolidays.Single(h => h.Date == new NodaTime.LocalDate(2028, 6, 16)).TitleCy.ShouldBe("Gŵyl banc ar achlysur dychmygol");
    }

    [Fact]
    public void EveryShape_HasASample() => Files.Select(Shape).Distinct().Order().ShouldBe(ImportShapes.All.Select(s => s.Name).Order());

    private static string Shape(string file) => file.Split('.')[0];
}
