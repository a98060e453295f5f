using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.SelfService;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.SelfService;

public class SelfServiceBodyTests
{
    private static readonly ContactBody Good = new("A. Person", "deputy", "a.person@schools.example.org", null, "cy", "Mon-Fri 08:00-16:00");
    private static readonly LocalDate Today = new(2026, 11, 24);

    [Fact]
    public void Contact_IsTakenAsSaid()
    {
        var wish = new ContactChangeBody("add", null, Good with { SmsAnyTime = true }).Read().Value!;
        (wish.Kind, wish.Contact!.Language, wish.Contact.SmsAnyTime, wish.Contact.Email).ShouldBe((ContactChangeKind.Add, "cy", true, "a.person@schools.example.org"));
    }

    [Fact]
    public void NothingSaid_NamesEveryFaultAtOnce() =>
        Faults(new("add", null, new())).ShouldBe("/contact contact-unreachable; /contact/language contact-language; /contact/name contact-incomplete; /contact/role contact-incomplete");

    [Theory]
    [InlineData("no at sign", null)]
    [InlineData("two@@example.org", null)]
    [InlineData(null, "ring me")]
    [InlineData("a@b.example.org", "1")]
    public void ContactThatCannotBeReached_IsRefused(string? email, string? telephone) =>
        Faults(new("add", null, Good with { Email = email, Telephone = telephone })).ShouldBe("/contact contact-unreachable");

    [Theory]
    [InlineData("add", "k1", "/contactId contact-change-unknown")]
    [InlineData("replace", null, "/contactId contact-change-unknown")]
    [InlineData("remove", null, "/contactId contact-change-unknown")]
    [InlineData("1", null, "/change contact-change-unknown")]
    [InlineData(null, null, "/change contact-change-unknown")]
    public void ChangeThatSaysNotWhat_IsRefused(string? change, string? contact, string expected) => Faults(new(change, contact, Good)).ShouldBe(expected);

    [Fact]
    public void HoursThatDoNotRead_AreRefusedHereWhereAPersonCanCorrectThem() =>
        Faults(new("add", null, Good with { Hours = "mornings" })).ShouldBe("/contact/hours contact-hours");

    [Theory]
    [InlineData("school.6804001", null, true)]
    [InlineData("school.6804001", "6804001", true)]
    [InlineData("W06000022.education-safeguarding", "6804001", true)]
    [InlineData("school.6814001", "6804001", false)]
    [InlineData("W06000015.education-safeguarding", "6804001", false)]
    [InlineData("W06000022.intake", "6804001", false)]
    [InlineData("W06000022.education-safeguarding", null, false)]
    [InlineData(null, "6804001", false)]
    public void Closure_IsSaidByTheSchoolOrItsAuthoritysEducationDesk(string? desk, string? school, bool allowed) =>
        (Read(desk, new(School: school)).Refusal is null).ShouldBe(allowed);

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2027-01-23", true)]
    [InlineData("2026-11-23", false)]
    [InlineData("2027-01-24", false)]
    [InlineData("tomorrow", false)]
    public void ClosedDay_IsFromTodayToSixtyDaysAhead(string date, bool allowed) =>
        (Read("school.6804001", new(Dates: [date])).Refusal is null).ShouldBe(allowed);

    [Fact]
    public void ClosureWithoutDateOrReason_IsTodayForAnother()
    {
        var days = Read("school.6804001", new()).Value!;
        (days.Dates.Single(), days.Reason, days.Said).ShouldBe((Today, "other", "school"));
        Read("W06000022.education-safeguarding", new(School: "6804001")).Value!.Said.ShouldBe("authority");
        Read("school.6804001", new(Reason: "Snow, and a child fell")).Refusal!.Errors[0].Code.ShouldBe("closure-reason");
        Read("school.6804001", new(Dates: [])).Refusal!.Errors[0].Code.ShouldBe("closure-dates");
    }

    private static Safeguarding.Triggers.Outcome<ClosedDays> Read(string? desk, ClosureBody body) =>
        body.Read(new Caller("s", desk, ["recipient"], [], "p", "p"), TestDirectory.Snapshot.Desks, Today);

    private static string Faults(ContactChangeBody body) =>
        string.Join("; ", body.Read().Refusal!.Errors.Select(e => $"{e.Pointer} {e.Code}").Order(StringComparer.Ordinal));
}
