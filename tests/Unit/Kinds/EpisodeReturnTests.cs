using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Episodes;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>The return interview's clock: what starts it, and where it stands.</summary>
public class EpisodeReturnTests
{
    private const string Placed = """ "homeAuthority":"W06000022","placingAuthority":"W06000015","placementAuthority":"W06000023" """;

    [Fact]
    public void Returned_StartsSeventyTwoHoursWithTheHomeAuthorityAlone()
    {
        var report = Reported(Placed).With("""{"type":"returned","at":"2026-11-24T08:30:00Z"}""");

        report.Last().ReturnInterviewDueAt.ShouldBe(At("2026-11-27T08:30:00+00:00"));
        report.Last().Advice.ShouldBe(["offer-return-interview"]);
        report.LastRoutes().Where(r => r.ReturnInterviewDueAt is not null).ShouldHaveSingleItem().Desk.ShouldBe("W06000022.intake");
    }

    [Fact]
    public void Returned_OfAChildWhoseHomeIsUnknown_TheClockStandsWithWhoeverFindsIt() =>
        Reported(""" "sex":"f" """).With("""{"type":"returned"}""").LastRoutes().ShouldHaveSingleItem().ReturnInterviewDueAt.ShouldNotBeNull();

    [Fact]
    public void OnlyTheReturn_StartsTheClock() =>
        Reported().With("""{"type":"located"}""").With("""{"type":"prevention-interview"}""").Routes.ShouldAllBe(r => r.ReturnInterviewDueAt == null);

    [Fact]
    public void ReportThatTellsOfTheReturn_StartsTheClockAtOnce() =>
        Reported(more: """ "episode":{"found":{"returnedAt":"2026-11-24T07:00:00Z"}},""").Routes[0].ReturnInterviewDueAt.ShouldBe(At("2026-11-27T07:00:00+00:00"));
}
