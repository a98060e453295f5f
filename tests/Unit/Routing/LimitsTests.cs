using System.Reflection;
using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class LimitsTests
{
    public static TheoryData<string> Ids => [.. Limits.All.Select(limit => limit.Id)];

    public static TheoryData<string> Named => [.. Constants(typeof(RuleIds)), .. Constants(typeof(LimitIds))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryLimit_HasSourceStartAndCalendar(string id)
    {
        var limit = Limits.Get(id);

        limit.Source.ShouldNotBeNullOrWhiteSpace();
        limit.StartEvent.ShouldNotBeNullOrWhiteSpace();
        limit.Calendar.ShouldBeOneOf("elapsed", "working days of England and Wales", "school days", "desk hours");
        limit.Value.ShouldBePositive();
    }

    [Fact]
    public void EveryId_IsUnique() => Limits.All.Select(limit => limit.Id).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Named))]
    public void EveryNamedRule_HasARow(string id) => Limits.Get(id).Id.ShouldBe(id);

    [Fact]
    public void EveryRow_IsNamedByARule() =>
        Limits.All.Select(limit => limit.Id).Except([.. Constants(typeof(RuleIds)), .. Constants(typeof(LimitIds))]).ShouldBeEmpty();

    [Theory]
    [InlineData("acknowledgement.immediate", 15, LimitUnit.Minute)]
    [InlineData("acknowledgement.prompt", 60, LimitUnit.Minute)]
    [InlineData("acknowledgement.prompt-edt", 4, LimitUnit.ElapsedHour)]
    [InlineData("acknowledgement.working-day", 1, LimitUnit.WorkingDay)]
    [InlineData("decision.one-working-day", 1, LimitUnit.WorkingDay)]
    [InlineData("chase.seven-working-days", 7, LimitUnit.WorkingDay)]
    [InlineData("written-confirmation.one-working-day", 1, LimitUnit.WorkingDay)]
    [InlineData("return-interview.72-hours", 72, LimitUnit.ElapsedHour)]
    [InlineData("missing.repeat-episodes", 3, LimitUnit.Count)]
    [InlineData("missing.repeat-window", 90, LimitUnit.CalendarDay)]
    public void Limit_HasTheValueOfTheDesign(string id, int value, LimitUnit unit)
    {
        var limit = Limits.Get(id);

        (limit.Value, limit.Unit).ShouldBe((value, unit));
    }

    [Fact]
    public void RoutineLimit_SaysThatNoGuidanceNamesIt() =>
        Limits.Get("acknowledgement.routine").Source.ShouldContain("the guidance gives no limit");

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);
}
