using Safeguarding.Reports;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Reports;

public class ReportIdsTests
{
    private static readonly ReportIds Ids = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    /// <summary>Computed with Python's hmac and base64 modules over the length-prefixed parts.</summary>
    [Fact]
    public void Id_IsTheBase32OfTheKeyedHash() =>
        Ids.Report("police.gwent", "referral", "GP-1").ShouldBe("nfarqohd43ltcev3qwzmithdfowwwvroi6bgycjtvken3e6mhsya");

    [Theory]
    [InlineData(" GP-1 ")]
    [InlineData("gp-1")]
    public void ReferencesThatDifferInBlanksOrCase_AreOne(string reference) =>
        Ids.Report("police.gwent", "referral", reference).ShouldBe(Ids.Report("police.gwent", "referral", "GP-1"));

    [Fact]
    public void ReferencesThatDifferInComposition_AreOne() =>
        Ids.Report("s", "k", "D\u0175r-1").ShouldBe(Ids.Report("s", "k", "Dw\u0302r-1"));

    [Fact]
    public void PartsThatRunTogether_AreTwo() => Ids.Report("ab", "c", "x").ShouldNotBe(Ids.Report("a", "bc", "x"));

    [Fact]
    public void AnotherKey_MakesAnotherId() => new ReportIds(new byte[32]).Report("s", "k", "r").ShouldNotBe(Ids.Report("s", "k", "r"));

    [Fact]
    public void Delivery_DependsOnDeskChildAndCause()
    {
        var ids = new[]
        {
            Ids.Delivery("r", "d", "c", "route:1"), Ids.Delivery("r", "d", "c", "route:2"), Ids.Delivery("r", "d", null, "route:1"),
            Ids.Delivery("r", "e", "c", "route:1"), Ids.Delivery("q", "d", "c", "route:1"),
        };

        ids.Distinct().Count().ShouldBe(ids.Length);
        ids.ShouldAllBe(id => ReportIds.IsId(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../reports")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void OtherText_IsNoId(string text) => ReportIds.IsId(text).ShouldBeFalse();
}
