using System.Diagnostics;
using System.Globalization;
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
        var before = Used();

        Read(ReferralKind.Definition, $$"""{"reporter":{"role":"x"},"concern":{"description":"d {{text}}"},"children":[{"familyName":"A"}]}""").Refusal.ShouldBeNull();

        (Used() - before).ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    /// <summary>
    /// Processor time of this thread, which does not grow while others have the processor: of the figures after the name in brackets the 12th and 13th,
    /// in hundredths of a second (man 5 proc_pid_stat). Where there is no such file, the time that passes.
    /// </summary>
    private static TimeSpan Used()
    {
        const string OfThisThread = "/proc/thread-self/stat";
        if (!File.Exists(OfThisThread))
        {
            return Stopwatch.GetElapsedTime(0);
        }
        var figures = File.ReadAllText(OfThisThread).Split(") ")[^1].Split(' ');
        return TimeSpan.FromMilliseconds(10 * figures[11..13].Sum(f => long.Parse(f, CultureInfo.InvariantCulture)));
    }
}
