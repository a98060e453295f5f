using Safeguarding.Routing;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Routing;

public class BoardLimitsTests
{
    private static readonly BoardLimits Gwent = new(new BoardLimit("gwent", "return-interview.72-hours", 48, "a protocol"));

    [Theory]
    [InlineData("gwent", 48, "a protocol")]
    [InlineData("north-wales", 72, "product default, not law; local practice, set per safeguarding board")]
    [InlineData(null, 72, "product default, not law; local practice, set per safeguarding board")]
    public void BoardsRow_StandsBeforeTheDefault(string? board, int hours, string source)
    {
        var limit = Gwent.Get("return-interview.72-hours", board);

        (limit.Value, limit.Source, limit.Unit).ShouldBe((hours, source, LimitUnit.ElapsedHour));
    }

    [Fact]
    public void ReturnInterview_IsDueWhenTheBoardSays()
    {
        var clock = ReferralClocks.ReturnInterview(Given.At("2026-11-23T08:00+00:00"), board: "gwent", limits: Gwent);

        (clock.DueAt, clock.Citation).ShouldBe((Given.At("2026-11-25T08:00+00:00"), "a protocol"));
        clock.Steps[0].At.ShouldBe(Given.At("2026-11-24T08:00+00:00"));
    }

    [Theory]
    [InlineData("acknowledgement.immediate", 15, "a protocol")]
    [InlineData("missing.repeat-episodes", 0, "a protocol")]
    [InlineData("missing.repeat-episodes", 2, " ")]
    public void WhatNoBoardCanSet_IsRefused(string limit, int value, string source) =>
        Should.Throw<ArgumentException>(() => new BoardLimits(new BoardLimit("gwent", limit, value, source)));

    [Fact]
    public void Settable_AreRowsOfTheTable() => BoardLimits.Settable.ShouldAllBe(id => Limits.Get(id).Source.Contains("set per safeguarding board"));
}
