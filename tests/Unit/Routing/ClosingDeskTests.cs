using NodaTime;
using Safeguarding.Intake;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

/// <summary>A report that reaches an open desk shortly before it closes (product rule beside c2-p6): its emergency duty team hears at once too.</summary>
public class ClosingDeskTests
{
    /// <summary>Monday to Thursday 09:00-17:00, Friday 09:00-16:30; limits: immediate 15 minutes, prompt 60, routine 4 hours.</summary>
    [Theory]
    [InlineData(Urgency.Prompt, "2026-11-23T16:00+00:00", "")]
    [InlineData(Urgency.Prompt, "2026-11-23T16:00:01+00:00", "desk-closes-soon")]
    [InlineData(Urgency.Prompt, "2026-11-23T16:59+00:00", "desk-closes-soon")]
    [InlineData(Urgency.Prompt, "2026-11-23T17:00+00:00", "emergency-duty-team")]
    [InlineData(Urgency.Prompt, "2026-11-27T15:45+00:00", "desk-closes-soon")]
    [InlineData(Urgency.Immediate, "2026-11-23T16:45+00:00", "")]
    [InlineData(Urgency.Immediate, "2026-11-23T16:46+00:00", "desk-closes-soon")]
    [InlineData(Urgency.Routine, "2026-11-23T13:00+00:00", "")]
    [InlineData(Urgency.Routine, "2026-11-23T13:01+00:00", "desk-closes-soon")]
    [InlineData(Urgency.WorkingDay, "2026-11-23T16:59+00:00", "")]
    [InlineData(Urgency.Prompt, "2026-07-01T16:00+01:00", "")]
    [InlineData(Urgency.Prompt, "2026-07-01T16:01+01:00", "desk-closes-soon")]
    public void LessThanTheLimitIsLeftOfDeskHours_TheDutyTeamIsToldToo(Urgency urgency, string receivedAt, string beside) =>
        string.Join(' ', Routes(Intake, urgency, receivedAt).Skip(1).Select(r => r.Reason)).ShouldBe(beside);

    [Fact]
    public void AMinuteBeforeClosing_TheDeskKeepsItsDeadlineAndTheTeamHasItsOwnFromReceipt()
    {
        var routes = Routes(Intake, Urgency.Prompt, "2026-11-23T16:59+00:00");

        (routes[0].Desk, routes[0].Deadline.DueAt).ShouldBe(("W06000015.intake", Given.At("2026-11-23T17:59+00:00")));
        (routes[1].Desk, routes[1].Role, routes[1].Deadline.DueAt).ShouldBe(("edt.example-east", RouteRole.EmergencyDutyTeam, Given.At("2026-11-23T20:59+00:00")));
        routes[1].Citation.ShouldContain("product rule");
        routes[1].Deadline.CalendarFacts.ShouldHaveSingleItem().Fact.ShouldBe("alerted at once: the desk that it covers closes at 17:00, before its deadline");
        routes[0].Decision.ShouldNotBeNull("the decision's clock stays the desk's");
    }

    [Fact]
    public void DeskThatGoesOnAtMidnight_DoesNotClose()
    {
        IReadOnlyList<OpenInterval> night = [new(LocalTime.Midnight, LocalTime.Midnight)];
        var roundTheClock = Intake with { Hours = new(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None).ToDictionary(d => d, _ => night)) };

        Routes(roundTheClock, Urgency.Prompt, "2026-11-23T23:30+00:00").ShouldHaveSingleItem();
        // Good Friday is closed: the night before it ends at midnight.
        Routes(roundTheClock, Urgency.Prompt, "2026-04-02T23:30+01:00").Count.ShouldBe(2);
    }

    [Fact]
    public void DeskWithoutHoursOrWithoutATeam_IsAlone()
    {
        Routes(Intake with { Hours = null }, Urgency.Prompt, "2026-11-23T16:59+00:00").ShouldHaveSingleItem();
        Routes(Intake with { EmergencyDutyTeam = null }, Urgency.Prompt, "2026-11-23T16:59+00:00").ShouldHaveSingleItem();
    }

    [Fact]
    public void TeamThatCovers_IsHurriedByADeskThatCloses()
    {
        DeskRouting.NeedsDutyTeam(Book, Intake, Urgency.Immediate, Given.At("2026-11-23T16:45+00:00")).ShouldBeFalse();
        DeskRouting.NeedsDutyTeam(Book, Intake, Urgency.Immediate, Given.At("2026-11-23T16:45:01+00:00")).ShouldBeTrue();
        DeskRouting.NeedsDutyTeam(Book, Intake, Urgency.Immediate, Given.At("2026-11-23T18:00+00:00")).ShouldBeTrue();
    }

    /// <summary>The list ends with 2027: the hour of the desk is over on Friday, the decision's working day is the Monday after.</summary>
    [Theory]
    [InlineData("2027-12-31T10:00+00:00", true)]
    [InlineData("2027-12-30T10:00+00:00", false)]
    public void DecisionOutsideTheListOfBankHolidays_IsAssumedInTheReceipt(string receivedAt, bool assumed)
    {
        var route = Routes(Intake, Urgency.Prompt, receivedAt)[0];

        route.Deadline.Assumed.ShouldBeFalse();
        var receipt = ReceiptRoute.Of(route);
        receipt.Assumed.ShouldBe(assumed);
        receipt.CalendarFacts.Any(f => f.Source.StartsWith("assumed: ", StringComparison.Ordinal)).ShouldBe(assumed);
    }

    private static readonly IReadOnlyList<OpenInterval> Office = [new(new(9, 0), new(17, 0))];

    private static readonly Desk Intake = new("W06000015.intake", DeskKind.Intake, "W06000015", "Intake", "Derbyn",
        new(new Dictionary<IsoDayOfWeek, IReadOnlyList<OpenInterval>>
        {
            [IsoDayOfWeek.Monday] = Office,
            [IsoDayOfWeek.Tuesday] = Office,
            [IsoDayOfWeek.Wednesday] = Office,
            [IsoDayOfWeek.Thursday] = Office,
            [IsoDayOfWeek.Friday] = [new(new(9, 0), new(16, 30))],
        }), "edt.example-east");

    private static readonly DeskBook Book = new(new(
        [Intake, new("edt.example-east", DeskKind.EmergencyDutyTeam, "W06000015", "Team", "Tîm")], [], [], [], Given.BankHolidays, new Dictionary<string, string>()));

    private static IReadOnlyList<Safeguarding.Routing.Route> Routes(Desk desk, Urgency urgency, string receivedAt) =>
        [.. DeskRouting.Routes(Book, new("test.rule", "test", "test"), desk, RouteRole.DecisionOwner, urgency, Given.At(receivedAt))];
}
