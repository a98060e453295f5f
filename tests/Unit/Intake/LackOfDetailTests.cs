using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>Lack of detail, or detail in another shape, never prevents a report (design 5).</summary>
public class LackOfDetailTests
{
    [Theory]
    [InlineData("""{"reporter":{"telephone":1632960001},"concern":{"description":"d"},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":"PC 123","concern":{"description":"d"},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":[{"name":"x"}],"concern":{"description":"d"},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"types":"neglect"},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"description":["a","b"]},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"statements":[{"text":"t"}]},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"immediateDanger":true},"children":[{"familyName":"A"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"description":"d"},"children":[{"currentAuthority":"W06000022"}]}""")]
    [InlineData("""{"reporter":{"role":"nurse"},"concern":{"description":"d"},"children":[{"homeAddress":"one line","familyName":"A"}]}""")]
    public void Referral_IsAccepted(string json) => Read(ReferralKind.Definition, json).Refusal.ShouldBeNull();

    [Theory]
    [InlineData("""{"reporter":{"role":"carer"},"children":[{"placementAuthority":"W06000022"}]}""")]
    [InlineData("""{"reporter":{"role":"carer"},"children":[{"telephoneNumbers":["07700900123"]}]}""")]
    public void MissingEpisode_IsAccepted(string json) => Read(MissingEpisodeKind.Definition, json).Refusal.ShouldBeNull();

    [Theory]
    [InlineData("High", "2026-11-24T10:15:00+00:00")]
    [InlineData("HIGH", "2026-11-24T10:15:00+00:00")]
    public void CodeInCapitals_DecidesTheSame(string grade, string dueAt) => Accepted(MissingEpisodeKind.Definition,
        $$$"""{"reference":"M","reporter":{"name":"x"},"risk":{"grade":"{{{grade}}}"},"children":[{"familyName":"A","homeAuthority":"W06000022"}]}""")
        .Routes[0].Deadline.DueAt.ShouldBe(At(dueAt));

    [Fact]
    public void ConsentInCapitals_IsConsent() => Read(ReferralKind.Definition, """
        {"legalRoute":"Care-and-Support","reporter":{"name":"x"},"consent":{"status":"Given"},"concern":{"description":"d"},"children":[{"familyName":"A"}]}
        """).Refusal.ShouldBeNull();

    [Fact]
    public void DateOfBirthWithATime_IsStillADateOfBirth() => Accepted(ReferralKind.Definition, """
        {"reference":"R","legalRoute":"section-130","reporter":{"name":"x"},"consent":{"status":"given"},"concern":{"description":"d"},
         "children":[{"familyName":"A","dateOfBirth":"2026-06-01T00:00:00Z","currentAuthority":"W06000015"}]}
        """).Routes[0].Deadline.DueAt.ShouldBe(At("2026-11-24T10:15:00+00:00"));

    [Fact]
    public void PoliceAwareByDateOnly_MeansTheEndOfThatDate() => Accepted(EncompassKind.Definition, """
        {"reference":"E","reporter":{"name":"x"},"incident":{"occurredAt":"2026-11-10","policeAwareAt":"2026-11-23"},"children":[{"familyName":"A","schools":[{"number":"6804001"}]}]}
        """, "2026-11-24T07:00:00+00:00").Routes[0].Deadline.LateOnArrival.ShouldBeFalse();

    [Fact]
    public void HomeEducatedAndEducatedAtASchool_BothAreTold() => Routes(Accepted(EncompassKind.Definition, """
        {"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","homeAuthority":"W06000015","educationStatus":"home-educated","schools":[{"number":"6804001","relation":"educated-at"}]}]}
        """)).ShouldBe("W06000015.home-education home-education-desk; school.6804001 educated-at-school");

    [Theory]
    [InlineData("c1", true)]
    [InlineData("child-2", true)]
    [InlineData("plentyn-1", true)]
    [InlineData("N-4471", true)]
    [InlineData("MeganJones2014", false)]
    [InlineData("9434765919", false)]
    public void ChildKey_IsKeptWhenItNamesNobody(string key, bool kept) => (Accepted(EncompassKind.Definition,
        $$$"""{"reference":"E","reporter":{"name":"x"},"children":[{"key":"{{{key}}}","familyName":"A"}]}""").Children[0].Key == key).ShouldBe(kept);
}
