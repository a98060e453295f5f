using System.Text;
using Safeguarding.Directory;
using Safeguarding.Intake;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>
/// Paragraph 110 worked: a pupil who learns at a college and is on the roll of a school. Under 16 the designated persons of both are notified, however
/// the sender says it; received at 10:00 on a school-day Tuesday, so both are due at 11:00.
/// </summary>
public class CollegeTests
{
    private static readonly DirectorySnapshot Snapshot = new("college", TestDirectory.Snapshot.Data.With(
        [.. TestDirectory.Snapshot.Data.Schools, new("6808901", "Coleg", "Coleg", TestDirectory.Newport, Type: SchoolType.FurtherEducation)]));

    [Theory]
    [InlineData("registered", "2011-03-01", "school.6804001 registered-school; school.6808901 registered-school")]
    [InlineData("educated-at", "2011-03-01", "school.6804001 registered-school; school.6808901 college-beside-school-of-roll")]
    [InlineData("educated-at", "2010-11-25", "school.6804001 registered-school; school.6808901 college-beside-school-of-roll")]
    [InlineData("educated-at", "2010-11-24", "school.6804001 registered-school")]
    [InlineData("registered", "2009-03-01", "school.6804001 registered-school; school.6808901 registered-school")]
    public void PupilOfBoth_IsKnownToBothUntilSixteen(string relation, string born, string expected)
    {
        var report = Read(born, $$"""{"number":"6804001","relation":"registered"},{"number":"6808901","relation":"{{relation}}"}""");

        Routes(report).ShouldBe(expected);
        report.Routes.ShouldAllBe(r => r.Deadline.DueAt == At("2026-11-24T11:00:00+00:00") && r.ChildKey == report.Routes[0].ChildKey);
    }

    [Fact]
    public void PupilOfTheCollegeAlone_IsNotifiedThere() =>
        Routes(Read("2009-03-01", """{"number":"6808901","relation":"registered"}""")).ShouldBe("school.6808901 registered-school");

    private static Report Read(string born, string schools) => new ReadReport(Reading.Kinds, Ids).Read(
        new(Encoding.UTF8.GetBytes($$"""
            {"kind":"encompass-notification","reference":"r","reporter":{"name":"A"},"incident":{"occurredAt":"2026-11-23T20:00:00+00:00"},
             "children":[{"familyName":"Afon","dateOfBirth":"{{born}}","schools":[{{schools}}]}]}
            """), EncompassKind.Definition, TestDirectory.Sender, At(OfficeHours), false), Snapshot).Value.ShouldNotBeNull();
}
