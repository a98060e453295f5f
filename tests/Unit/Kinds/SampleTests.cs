using System.Text.Json;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Every valid sample, read against the sample directory as a submission of its sender: the desks that its sidecar names, and no wording to regret.</summary>
public class SampleTests
{
    private static readonly DirectoryData Data = DirectoryImport.Read(Repository.At("sample-payloads", "directory")).Data!;

    private static readonly DirectorySnapshot Snapshot = new("samples", Data);

    public static TheoryData<string> Samples =>
    [
        .. System.IO.Directory.EnumerateFiles(Repository.At("sample-payloads", "valid"), "*.expected.json").Select(f => Path.GetFileName(f).Replace(".expected.json", "", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_GoesToTheDesksOfItsSidecar(string sample)
    {
        var expected = JsonDocument.Parse(File.ReadAllText(Repository.At("sample-payloads", "valid", $"{sample}.expected.json"))).RootElement;
        var body = File.ReadAllBytes(Repository.At("sample-payloads", "valid", $"{sample}.json"));
        var sender = Data.Principals.Single(p => p.PrincipalId == expected.GetProperty("sender").GetString()).Organisation;
        var kind = Reading.Kinds.Single(k => k.Path == expected.GetProperty("path").GetString());

        // A Tuesday in term, in office hours: desks are open and nothing is on holiday.
        var report = new ReadReport(Reading.Kinds, Reading.Ids).Read(new(body, kind, sender, Reading.At(Reading.OfficeHours), false), Snapshot).Value.ShouldNotBeNull();

        report.Routes.Select(r => r.Desk).Distinct().Order().ShouldBe(expected.GetProperty("desks").EnumerateArray().Select(d => d.GetString()!).Order());
        report.Warnings.ShouldAllBe(w => w.Code != "wording");
        foreach (var route in report.Routes)
        {
            kind.Project(report, route, Snapshot.Desks.Desk(route.Desk)!).ToJsonString().Contains("\"intelligence\"")
                .ShouldBe(body.AsSpan().IndexOf("\"intelligence\""u8) >= 0 && route.Desk.StartsWith("police.", StringComparison.Ordinal));
        }
    }
}
