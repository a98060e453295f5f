using Safeguarding.OperationEncompass;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.EncompassProfileTests;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Who is too young for the duty (domain 1.1, 1.9).</summary>
public class EncompassAgeTests
{
    /// <summary>Received in November 2026: reception is for those who were four on 31 August 2026.</summary>
    [Theory]
    [InlineData("2022-08-31", "school.6804001 registered-school")]
    [InlineData("2022-09-01", "duty.gwent below-school-age")]
    [InlineData("2022-09-01T00:00:00", "duty.gwent below-school-age")]
    [InlineData("2022-09-01 00:00:00+00:00", "duty.gwent below-school-age")]
    [InlineData("2027-01-01", "school.6804001 registered-school")]
    public void DateOfBirth_DecidesWhetherASchoolIsTold(string born, string routes) =>
        Routes(Notification($$""" "dateOfBirth":"{{born}}" """)).ShouldBe(routes);

    [Fact]
    public void BelowSchoolAge_NoSchoolIsToldAndTheSenderReadsWhoElseToTell()
    {
        var report = Notification(""" "educationStatus":"below-school-age" """);
        Routes(report).ShouldBe("duty.gwent below-school-age");
        Warnings(report).ShouldBe("/children below-school-age");
        report.Advice.ShouldContain("tell-health-visitor");

        var byDate = Notification(""" "dateOfBirth":"2024-01-01" """);
        Warnings(byDate).ShouldBe("/children/0/dateOfBirth below-school-age");
        Notification().Advice.ShouldNotContain("tell-health-visitor");
    }

    [Fact]
    public void SiblingOfSchoolAge_IsStillNotified() => Routes(Accepted(EncompassKind.Definition, """
        {"reference":"E-1","reporter":{"name":"PC"},"children":[{"key":"c1","familyName":"Afanc","dateOfBirth":"2025-01-01","homeAuthority":"W06000015"},
         {"key":"c2","familyName":"Afanc","dateOfBirth":"2015-01-01","schools":[{"number":"6804001"}]}]}
        """)).ShouldBe("duty.cardiff-and-vale below-school-age; school.6804001 registered-school");

    [Fact]
    public void UnbornChild_GoesToTheDutyDesk() =>
        Routes(Accepted(EncompassKind.Definition, """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"expectedDateOfBirth":"2027-02-01","homeAuthority":"W06000015"}]}"""))
            .ShouldBe("duty.cardiff-and-vale below-school-age");
}
