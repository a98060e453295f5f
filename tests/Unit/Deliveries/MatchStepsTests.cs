using Safeguarding.Deliveries;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>What a person says of a match: recorded once, kept for the next report, refused where it names what the item does not.</summary>
public class MatchStepsTests
{
    [Fact]
    public void Confirmation_ImpliesAnAcknowledgementAndAwaitsItsRecord()
    {
        var said = MatchSteps.Confirmed(DeliverySteps.Sent(Repeated(), Start), Said(["a"], ["b"], 10));

        (said.AcknowledgedAt, said.AcknowledgedBy, said.NextActionAt).ShouldBe((After(10), Person, After(10).ToUnixTimeMilliseconds()));
        MatchSteps.AwaitsRecord(said).ShouldBeTrue();
        var recorded = DeliverySteps.Finished(MatchSteps.Recorded(said, 1), After(11));
        (MatchSteps.AwaitsRecord(recorded), recorded.NextActionAt).ShouldBe((false, null));
    }

    [Fact]
    public void SameAgain_ChangesNothingAndAnotherWordIsAdded()
    {
        var said = MatchSteps.Confirmed(Repeated(), Said(["a"], [], 10));

        MatchSteps.Confirmed(said, Said(["a"], [], 20)).ShouldBeSameAs(said);
        var changed = MatchSteps.Confirmed(said, Said([], ["a"], 20));
        changed.MatchConfirmations.Select(c => c.Confirmed.Count).ShouldBe([1, 0]);
        MatchSteps.Decisions(changed).SelectMany(d => d).Select(d => (d.OtherReportId, d.OtherChildKey, d.Confirmed, d.Desk))
            .ShouldBe([("a", "x1", true, "W06000015.intake"), ("a", "x1", false, "W06000015.intake")]);
    }

    [Fact]
    public void OneWordTooMany_IsNotKept()
    {
        var full = Enumerable.Range(0, 15).Aggregate(Repeated(), (d, i) => MatchSteps.Confirmed(d, Said(["a"], [], i) with { Note = $"{i}" }));

        var more = MatchSteps.Confirmed(full, Said(["a"], [], 20) with { Note = "15" });
        (more.MatchConfirmations.Count, MatchSteps.IsConfirmed(more, Said(["a"], [], 20) with { Note = "15" }), MatchSteps.IsConfirmed(more, Said(["a"], [], 20) with { Note = "14" }))
            .ShouldBe((15, false, true));
    }

    [Theory]
    [InlineData(null, null, "no-match-named")]
    [InlineData("z", null, "unknown-match")]
    [InlineData(null, "z", "unknown-match")]
    [InlineData("a", "a", "match-in-both")]
    [InlineData("a", "b", null)]
    public void Body_NamesOnlyMatchesOfTheItem(string? confirmed, string? rejected, string? code)
    {
        var body = new MatchBody(Confirmed: confirmed is null ? null : [confirmed], Rejected: rejected is null ? null : [rejected]);

        body.Refused(Repeated().Repeat!)?.Errors[0].Code.ShouldBe(code);
        (body.Refused(Repeated().Repeat!) is null).ShouldBe(code is null);
    }

    [Fact]
    public void TooMuch_IsRefused()
    {
        new MatchBody(Confirmed: ["a"], Note: new('x', 2001)).Refused(Repeated().Repeat!)!.Errors[0].Code.ShouldBe("text-too-long");
        new MatchBody(Confirmed: ["a", "b", "a", "b"]).Refused(Repeated().Repeat!)!.Errors[0].Code.ShouldBe("too-many-items");
    }

    [Fact]
    public void PrintedRecord_SaysWhoConfirmedWhat()
    {
        var said = MatchSteps.Confirmed(Repeated(), Said(["a"], ["b"], 10) with { Note = "Seen <both>" });

        PrintableRecord.Of(said, After(20), "en").ShouldContain("Same child");
        PrintableRecord.Of(said, After(20), "cy").ShouldContain("Yr un plentyn");
        PrintableRecord.Of(said, After(20), "en").ShouldContain("Seen &lt;both&gt;");
    }

    private static MatchConfirmation Said(IReadOnlyList<string> confirmed, IReadOnlyList<string> rejected, int minutes) =>
        new(After(minutes), Person, confirmed, rejected, null);

    private static Delivery Repeated() => ToDecide() with
    {
        Role = RouteRole.Informed,
        ChildKey = "c1",
        DecisionDueAt = null,
        DecisionSteps = [],
        Repeat = new(3, 3, 90, 3, [], [new("a", "x1", new(2026, 9, 1), MatchBasis.NhsNumber, false), new("b", "x1", new(2026, 10, 1), MatchBasis.NameAndDateOfBirth, false)]),
    };
}
