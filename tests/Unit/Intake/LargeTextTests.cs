using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>The largest text that the size limit lets in, of the shapes that pattern matching fears, costs no more than a moment.</summary>
public class LargeTextTests
{
    [Theory]
    [InlineData(" 'a")]
    [InlineData(" '")]
    [InlineData("'a")]
    [InlineData(" \u2018a")]
    [InlineData(" \u201c")]
    [InlineData("\u00ab")]
    [InlineData("\u201e")]
    [InlineData("   ")]
    public void RepeatedToTheLimit_IsReadInAMoment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 250_000 / System.Text.Encoding.UTF8.GetByteCount(piece)));
        var before = Used();

        Read(ReferralKind.Definition, $$"""{"reporter":{"role":"x"},"concern":{"description":"d {{text}}"},"children":[{"familyName":"A"}]}""").Refusal.ShouldBeNull();

        (Used() - before).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    /// <summary>
    /// The most that one body can bring: fifty children at ten schools each, in the holidays, so that whoever covers for each school hears as well, and
    /// a text that takes twice its room where it is stored. The database takes 2 MiB in one document, so nothing is stored that it would then refuse.
    /// </summary>
    [Fact]
    public void WhatComesOfTheLargestReport_FitsIntoOneDocument()
    {
        var schools = Enumerable.Range(0, 10).Select(i => new School($"680900{i}", "Ysgol", "Ysgol", TestDirectory.Newport, HolidayDesk: $"cover-{i}")).ToList();
        var rows = TestDirectory.Rows with
        {
            Schools = schools,
            Desks =
            [
                .. TestDirectory.Rows.Desks, .. schools.Select(s => new Desk(s.DeskId, DeskKind.School, s.Number, "Ysgol", "Ysgol")),
                .. schools.Select(s => new Desk(s.HolidayDesk!, DeskKind.EducationSafeguarding, TestDirectory.Newport, "Cover", "Cover")),
            ],
        };
        var child = $$"""{"familyName":"A","schools":[{{string.Join(',', schools.Select(s => $$"""{"number":"{{s.Number}}"}"""))}}]}""";
        var body = Encoding.UTF8.GetBytes(
            $$"""{"reporter":{"role":"x"},"incident":{"circumstances":"{{new string('\ue000', 80_000)}}"},"children":[{{string.Join(',', Enumerable.Repeat(child, 50))}}]}""");
        body.Length.ShouldBeInRange(250_000, JsonBody.MostBytes);

        var report = new ReadReport(Reading.Kinds, Ids).Read(
            new(body, EncompassKind.Definition, TestDirectory.Sender, At("2026-12-20T10:00:00Z"), Strict: false), new DirectorySnapshot("large", rows)).Value!;

        report.Routes.Count.ShouldBe(1000);
        JsonSerializer.SerializeToUtf8Bytes(report, PipelineJson.Options).Length.ShouldBeInRange(1_000_000, 2 * 1024 * 1024);
    }

    /// <summary>
    /// Processor time of this thread, which does not grow while others have the processor: of the figures after the name in brackets the 12th and 13th,
    /// in hundredths of a second (man 5 proc_pid_stat). Where there is no such file, the time that passes.
    /// </summary>
    private static TimeSpan Used()
    {
        const string OfThisThread = "/proc/thread-self/stat";
        if (!File.Exists(OfThisThread))
        {
            return Stopwatch.GetElapsedTime(0);
        }
        var figures = File.ReadAllText(OfThisThread).Split(") ")[^1].Split(' ');
        return TimeSpan.FromMilliseconds(10 * figures[11..13].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)));
    }
}
