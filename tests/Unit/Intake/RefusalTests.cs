using System.Text;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Referrals;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>Only what design 5 names refuses a report, and every fault is named at once.</summary>
public class RefusalTests
{
    [Fact]
    public void NobodyNothingNowhere_IsRefusedWithEveryFaultAtOnce() =>
        Faults(Read(ReferralKind.Definition, """{"reference":"R-1","legalRoute":"section-130"}"""))
            .ShouldBe("/children no-child-or-place; /concern no-concern; /reporter no-reporter");

    [Fact]
    public void MissingEpisodeWithoutReporterOrChild_IsRefused() =>
        Faults(Read(MissingEpisodeKind.Definition, """{"children":[{"key":"c1"}]}""")).ShouldBe("/children no-child-or-place; /reporter no-reporter");

    [Fact]
    public void CareAndSupportWithoutConsent_IsRefused() =>
        Faults(Read(ReferralKind.Definition, """{"legalRoute":"care-and-support","reporter":{"name":"x"},"concern":{"description":"d"},"children":[{"familyName":"A"}]}"""))
            .ShouldBe("/consent/status consent-required");

    [Theory]
    [InlineData("""{"children":[{"familyName":"A","homeAuthority":15}]}""", "/children/0/homeAuthority wrong-type")]
    [InlineData("""{"children":{"familyName":"A"},"incident":{"place":{"postcode":"x"}}}""", "/children wrong-type")]
    [InlineData("""{"children":[{"familyName":"A","schools":["6804001"]}]}""", "/children/0/schools/0 wrong-type")]
    [InlineData("""{"children":[{"familyName":"A","schools":[{"number":6804001}]}]}""", "/children/0/schools/0/number wrong-type")]
    public void WrongTypeThatDecidesRouting_IsRefused(string json, string fault) => Faults(Read(EncompassKind.Definition, json)).ShouldBe(fault);

    [Fact]
    public void WrongTypeElsewhere_IsKeptWithAWarning() =>
        Warnings(Accepted(EncompassKind.Definition, """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"familyName":"A","narrative":7,"homeAuthority":"W06000015"}]}"""))
            .ShouldBe("/children/0/narrative wrong-type-kept");

    [Theory]
    [InlineData("{\"a\":", "malformed-json")]
    [InlineData("", "malformed-json")]
    [InlineData("[]", "not-an-object")]
    [InlineData("null", "not-an-object")]
    [InlineData("{\"a\":1}x", "malformed-json")]
    public void UnreadableJson_IsRefusedAsUnreadable(string json, string code)
    {
        var outcome = Read(ReferralKind.Definition, json);

        outcome.Refusal.ShouldNotBeNull().Code.ShouldBe(Refusals.Unreadable);
        Faults(outcome).ShouldBe($" {code}");
    }

    /// <summary>Wherever such a name stands: the parser's search for another name begins at the end.</summary>
    [Theory]
    [InlineData("""{"kind":"referral","\ud800x":1}""")]
    [InlineData("""{"\udfffx":1,"kind":"referral"}""")]
    public void HalfASurrogatePairInAName_IsRefusedAmongAllFaults(string json) =>
        Faults(Read(ReferralKind.Definition, json)).ShouldContain(" invalid-unicode");

    [Fact]
    public void HalfASurrogatePairInAName_HidesNoOtherFault() => Faults(Read(ReferralKind.Definition, """{"reference":"R-1","legalRoute":"section-130","\ud800x":1}"""))
        .ShouldBe(" invalid-unicode; /children no-child-or-place; /concern no-concern; /reporter no-reporter");

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(62, true)]
    [InlineData(64, true)]
    public void BodyNestedDeeperThan32_IsRefused(int below, bool refused) =>
        (Read(ReferralKind.Definition, $"{{\"a\":{new string('[', below)}{new string(']', below)}}}").Refusal!.Code == Refusals.Unreadable).ShouldBe(refused);

    [Fact]
    public void TenThousandNestedArrays_AreRefusedAsTooDeep() =>
        Faults(Read(ReferralKind.Definition, $"{{\"a\":{new string('[', 10_000)}{new string(']', 10_000)}}}")).ShouldBe(" too-deep");

    [Fact]
    public void BytesThatAreNoUtf8_AreRefused() =>
        Faults(Read(ReferralKind.Definition, [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8])).ShouldBe(" invalid-utf8");

    [Fact]
    public void ByteOrderMark_IsAccepted() =>
        Read(EncompassKind.Definition, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{"children":[{"familyName":"A"}]}""")]).Refusal.ShouldBeNull();

    [Fact]
    public void BrokenTextAnywhere_IsNamedWithItsPlaceAndWithoutItsContent()
    {
        var outcome = Read(EncompassKind.Definition, """
            {"reference":"E-1","reference":"E-2","invented":"x\u0000y","children":[{"familyName":"A\u0007","givenNames":"\ud800","invented":{"deeper":"\u0001"}}]}
            """);

        Faults(outcome).ShouldBe(" control-character;  duplicate-property; /children/0 control-character; /children/0/familyName control-character; /children/0/givenNames invalid-unicode");
    }

    [Fact]
    public void LineBreaksAndTabs_AreText() =>
        Read(EncompassKind.Definition, """{"children":[{"familyName":"A","narrative":"one\r\n\ttwo"}]}""").Refusal.ShouldBeNull();

    [Fact]
    public void UnknownPropertyName_IsNeverRepeated()
    {
        var report = Accepted(EncompassKind.Definition, """{"reference":"E-1","reporter":{"name":"PC"},"children":[{"familyName":"A","Sioned Afanc":1,"homeAuthority":"W06000015"}]}""");

        var warning = report.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("unknown-property");
        warning.Pointer.ShouldBe("/children/0");
        warning.Detail.ShouldBe("position 2");
    }

    [Fact]
    public void KindOfTheBody_MustMatchTheAddress() =>
        Faults(Read(EncompassKind.Definition, """{"kind":"referral","children":[{"familyName":"A"}]}""")).ShouldBe("/kind kind-mismatch");

    [Theory]
    [InlineData("""{"kind":"parking-fine"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"kind":7}""")]
    public void NoKnownKindAnywhere_IsRefused(string json) => Faults(Read(null, json)).ShouldBe("/kind unknown-kind");

    [Fact]
    public void Strict_TurnsWarningsIntoFaults() =>
        Faults(Read(EncompassKind.Definition, """{"children":[{"familyName":"A","homeAuthority":"W06000015"}]}""", strict: true))
            .ShouldBe("/reference reference-missing; /reporter reporter-missing");

    [Fact]
    public void FiftyOneChildren_AreTooMany() =>
        Faults(Read(EncompassKind.Definition, $$"""{"children":[{{string.Join(',', Enumerable.Repeat("""{"familyName":"A"}""", 51))}}]}""")).ShouldBe("/children too-many-items");
}
