using System.Text.Json;
using Safeguarding.Reports;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Reports;

/// <summary>Expected values are those of RFC 8785, section 3.2 and appendix B.</summary>
public class CanonicalJsonTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("-5e-324", "-5e-324")]
    [InlineData("1.7976931348623157e+308", "1.7976931348623157e+308")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("295147905179352830000", "295147905179352830000")]
    [InlineData("9.999999999999997e22", "9.999999999999997e+22")]
    [InlineData("1e23", "1e+23")]
    [InlineData("1.0000000000000001e23", "1.0000000000000001e+23")]
    [InlineData("999999999999999700000", "999999999999999700000")]
    [InlineData("999999999999999900000", "999999999999999900000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("0.0000009999999999999997", "9.999999999999997e-7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("333333333.3333332", "333333333.3333332")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("100", "100")]
    [InlineData("-1.5", "-1.5")]
    public void Number_IsWrittenAsEcmaScriptWrites(string sent, string canonical) => Canonical(sent).ShouldBe(canonical);

    [Fact]
    public void Properties_AreSortedByUtf16CodeUnits() =>
        Canonical("""{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""")
            .ShouldBe("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");

    [Fact]
    public void Text_IsEscapedOnlyWhereItMustBe() =>
        Canonical("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]""").ShouldBe("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");

    [Fact]
    public void TimeOfSending_IsNotContent() =>
        Hash("""{"reference":"x","sentAt":"2026-11-23T08:00:00Z"}""").ShouldBe(Hash("""{"sentAt":"2026-11-23T09:00:00Z","reference":"x"}"""));

    [Fact]
    public void AnythingElse_IsContent() => Hash("""{"reference":"x","a":{"sentAt":1}}""").ShouldNotBe(Hash("""{"reference":"x","a":{}}"""));

    private static string Canonical(string json) => CanonicalJson.Write(JsonDocument.Parse(json).RootElement);

    private static string Hash(string json) => CanonicalJson.Hash(JsonDocument.Parse(json).RootElement);
}
