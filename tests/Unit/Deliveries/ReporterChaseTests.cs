using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>Cardiff decides, Powys is copied.</summary>
public class ReporterChaseTests
{
    private static readonly Report Given = Reading.Accepted(ReferralKind.Definition, """
        {"reference":"R-1","legalRoute":"section-130","reporter":{"role":"nurse"},"consent":{"status":"given"},"concern":{"description":"bruises"},
         "children":[{"familyName":"Afanc","currentAuthority":"W06000015","homeAuthority":"W06000023"}]}
        """);

    private static readonly Instant ChaseAt = Given.ChaseAt!.Value;

    [Fact]
    public void BeforeItsTime_NobodyIsToBeRung() => ReporterChase.WaitsAt(Given, Deliveries(), ChaseAt - Duration.FromMilliseconds(1)).ShouldBeEmpty();

    [Fact]
    public void FromThatInstantOn_TheDeskThatDecidesIs() => ReporterChase.WaitsAt(Given, Deliveries(), ChaseAt).ShouldBe(["W06000015.intake"]);

    [Fact]
    public void ADeliveryThatWasNeverMade_WaitsToo() => ReporterChase.WaitsAt(Given, [], ChaseAt).ShouldBe(["W06000015.intake"]);

    [Fact]
    public void TheCopiedDesksAcknowledgement_DoesNotCount() =>
        ReporterChase.WaitsAt(Given, Deliveries(acknowledged: "W06000023.intake"), ChaseAt).ShouldBe(["W06000015.intake"]);

    [Fact]
    public void TheDecidingDesksAcknowledgement_EndsIt() => ReporterChase.WaitsAt(Given, Deliveries(acknowledged: "W06000015.intake"), ChaseAt).ShouldBeEmpty();

    [Fact]
    public void AKindWithoutTheClock_IsNeverChased() => ReporterChase.WaitsAt(Given with { ChaseAt = null }, [], ChaseAt).ShouldBeEmpty();

    [Fact]
    public void Feedback_HoldsNothingOfTheRationale()
    {
        var decision = new Decision(ChaseAt, GivenDelivery.Person, "no-further-action", "RATIONALE", ["VISIT-NEXT"], "We spoke to the school.", "CASE-1");
        var feedback = DecisionFeedback.Of(DeliverySteps.Decided(GivenDelivery.ToDecide(), decision), "cy", TestDirectory.Snapshot.Desks, BoardLimits.Agreed);

        var text = System.Text.Json.JsonSerializer.Serialize(feedback);
        text.ShouldContain("We spoke to the school.");
        feedback.DecisionText.ShouldStartWith("Nid yw");
        foreach (var secret in new[] { "RATIONALE", "VISIT-NEXT", "CASE-1", "p-1" })
        {
            text.ShouldNotContain(secret);
        }
    }

    private static Delivery[] Deliveries(string? acknowledged = null) =>
    [
        .. Given.Routes.Select(r => NewDelivery.ForRoute(Given, r, GivenDelivery.ToDecide().View, Reading.Ids, Given.ReceivedAt))
            .Select(d => d.RecipientId == acknowledged ? DeliverySteps.Acknowledged(d, GivenDelivery.Person, null, Given.ReceivedAt) : d),
    ];
}
