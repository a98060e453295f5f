using System.Diagnostics;
using Safeguarding.Referrals;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>The largest text that the size limit lets in, of the shapes that pattern matching fears, costs no more than a moment.</summary>
public class LargeTextTests
{
    [Theory]
    [InlineData(" 'a")]
    [InlineData(" '")]
    [InlineData("'a")]
    [InlineData(" \u2018a")]
    [InlineData(" \u201c")]
    [InlineData("\u00ab")]
    [InlineData("\u201e")]
    [InlineData("   ")]
    public void RepeatedToTheLimit_IsReadInAMoment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 250_000 / System.Text.Encoding.UTF8.GetByteCount(piece)));
        var clock = Stopwatch.StartNew();

        Read(ReferralKind.Definition, $$"""{"reporter":{"role":"x"},"concern":{"description":"d {{text}}"},"children":[{"familyName":"A"}]}""").Refusal.ShouldBeNull();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }
}
