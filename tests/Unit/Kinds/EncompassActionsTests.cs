using System.Text.Json.Nodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.EncompassProfileTests;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Which actions an item lists: the eight of the guidance's box for a school, one for a council that relays (WG37941, box after ¶99).</summary>
public class EncompassActionsTests
{
    [Fact]
    public void SchoolsItem_ListsTheEightSupportOptionsWithTheirCodes()
    {
        var options = ViewOf(Notification(), "school.6804001")["supportOptions"]!.AsArray();

        options.Select(o => (string)o!["code"]!).ShouldBe(
            ["watch-attendance", "practical-needs", "support-package", "make-sense-of-feelings", "coping-strategies", "trusting-relationship", "exam-board", "allowances"]);
        options.ShouldAllBe(o => ((JsonObject)o!).Count == 3 && (string)o["en"]! != (string)o["cy"]!);
    }

    [Fact]
    public void RelaysItem_ListsOnlyThatTheSchoolWasTold()
    {
        var view = ViewOf(Notification(sender: "police.lancashire"), "W06000022.education-safeguarding");

        ((string)view["actionsToRecord"]!.AsArray().ShouldHaveSingleItem()!["code"]!).ShouldBe("school-told");
        view.ContainsKey("supportOptions").ShouldBeFalse();
    }

    [Fact]
    public void DeskThatFindsTheSchool_HasNoActions() =>
        ViewOf(Accepted(EncompassKind.Definition, """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"familyName":"Afanc","homeAuthority":"W06000015"}]}"""), "duty.cardiff-and-vale")
            .ContainsKey("supportOptions").ShouldBeFalse();

    /// <summary>¶110: who teaches a child on another's roll liaises with that school; the school of registration alone is notified (s.49A(3)).</summary>
    [Fact]
    public void ChildAlsoEducatedElsewhere_TheSchoolOfTheRollIsAskedToLiaise()
    {
        const string two = """ "schools":[{"number":"6804001"},{"number":"6801101","relation":"educated-at"}] """;
        var report = Accepted(EncompassKind.Definition, $$$"""{"reference":"E-1","reporter":{"name":"PC"},"children":[{"familyName":"Afanc",{{{two}}}}]}""");

        Routes(report).ShouldBe("school.6804001 registered-school");
        ViewOf(report, "school.6804001").ContainsKey("liaison").ShouldBeTrue();
        View(report, "school.6804001").ShouldNotContain("6801101");
        ViewOf(Notification(), "school.6804001").ContainsKey("liaison").ShouldBeFalse();
    }

    [Fact]
    public void AReferral_IsDecidedAndHasNoActions() => Reading.Kinds.Where(k => k.Actions.Count == 0).ShouldHaveSingleItem().Name.ShouldBe("referral");

    [Fact]
    public void OnlyARelay_PassesOn() => EncompassActions.All.Where(a => a.PassesOn).ShouldHaveSingleItem().For.ShouldBe(RouteRole.Relay);
}
