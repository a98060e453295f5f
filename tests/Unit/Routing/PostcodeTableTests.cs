using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class PostcodeTableTests
{
    private static readonly PostcodeTable Table = PostcodeTable.Of([("ZZ991AA", "B"), ("ZZ991AB", "A"), ("ZZ991AB", "B"), ("ZZ991AB", "A"), ("Z11AA", "C"), ("ZZ9A9ZZ", "C")]);

    [Theory]
    [InlineData("ZZ99 1AA", "B")]
    [InlineData(" zz991aa ", "B")]
    [InlineData("zz99  1 a b", "A B")]
    [InlineData("Z1 1AA", "C")]
    [InlineData("ZZ9A 9ZZ", "C")]
    [InlineData("ZZ99 1AC", "")]
    [InlineData("near the river", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Postcode_IsFoundHoweverItIsWritten(string? written, string expected) =>
        string.Join(' ', Table.Authorities(written).Order()).ShouldBe(expected);

    [Fact]
    public void Rows_ComeBackAsTheyWereGivenWithoutRepeats() =>
        Table.Rows().Order().ShouldBe([("Z11AA", "C"), ("ZZ991AA", "B"), ("ZZ991AB", "A"), ("ZZ991AB", "B"), ("ZZ9A9ZZ", "C")]);

    [Fact]
    public void ManyPostcodes_AreEachFound()
    {
        var all = Enumerable.Range(0, 26 * 26 * 10).Select(i => ($"ZZ9{i / 676}{i % 10}{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}", $"A{i % 3}")).DistinctBy(r => r.Item1).ToList();
        var table = PostcodeTable.Of(all);

        all.ShouldAllBe(r => table.Authorities(r.Item1).Single() == r.Item2);
    }
}
