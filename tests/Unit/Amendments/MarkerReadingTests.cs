using Safeguarding.Intake;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Amendments.Amending;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Amendments;

/// <summary>What a person of the duty desk said that a marker means is in force from then on, and every view is written anew by it.</summary>
public class MarkerReadingTests
{
    /// <summary>Of the authority whose code comes first among those of the schools.</summary>
    private const string Asked = "duty.cardiff-and-vale";

    private static Report Marked(string marker = """{"with":"the Griffiths lot","reason":"SECRET why"}""") => Encompass().Added($$$$"""{"children":{"c1":{"notSafeToShare":[{{{{marker}}}}]}}}""");

    [Fact]
    public void ReadAsPeople_OpensTheSchoolsItemTellsItAndNobodyReadTooMuch()
    {
        var marked = Marked();
        View(marked, "c1").ShouldNotContain("Nia hid.");

        var read = Read(marked, MarkerWords.People);

        View(read, "c1").ShouldContain("Nia hid.");
        View(read, "c1").ShouldContain("the Griffiths lot", customMessage: "the words themselves say whom");
        read.Last().Effects.ShouldContain(e => e.Kind == EffectKind.Rewritten && e.Desk == "school.6804001" && e.Opens);
        read.Told().ShouldBe("school.6804001 c1 Informed");
        read.Last().Type.ShouldBe(AmendmentType.ReadMarker);
        (read.Last().By!.Name, read.Last().Reason).ShouldBe(("D. Desk", "Rang the officer."));
        read.Content.GetRawText().ShouldBe(marked.Content.GetRawText(), "what was sent first stays");
    }

    [Fact]
    public void ReadAsTheSchool_KeepsItBoundAndTellsItNothing()
    {
        var read = Read(Marked(), "school");

        View(read, "c1").ShouldNotContain("SECRET");
        View(read, "c1").ShouldNotContain("Nia hid.");
        read.Told().ShouldBe("");
    }

    [Fact]
    public void ReadAsAllOthers_KeepsEveryDeskBoundThatDoesNotDecide() => View(Read(Marked(), MarkerWords.AllOthers), "c1").ShouldNotContain("Nia hid.");

    [Fact]
    public void ReadAsTheDeskThatDecides_BindsItAndSaysWhoHadRead()
    {
        var referral = Referral().Added("""{"notSafeToShare":[{"with":"their lot"}]}""");
        var read = Read(referral, "intake");

        read.Last().Effects.ShouldContain(e => e.Kind == EffectKind.Rewritten && e.Desk == "W06000022.intake" && e.Hides);
        read.Told().ShouldContain("W06000022.intake - ReadBefore");
    }

    [Fact]
    public void TheSameAgain_ChangesNothingAndAnotherReadingReplacesIt()
    {
        var marked = Marked();
        var once = Read(marked, "school");

        Plan(once, IdOf(marked), "school").Changed.ShouldBeNull();
        var other = Read(once, MarkerWords.People, IdOf(marked));
        View(other, "c1").ShouldContain("Nia hid.");
        View(Read(other, "school", IdOf(marked)), "c1").ShouldNotContain("Nia hid.");
    }

    [Fact]
    public void IdOfAMarker_StaysWhateverComesBeforeItInTheList()
    {
        var marked = Marked();
        var more = marked.Corrected("""{"children":{"c1":{"notSafeToShare":[{"with":"parent"},{"with":"the Griffiths lot","reason":"SECRET why"}]}}}""");

        PlacedMarker.Of(more.AsAmended())[^1].Id.ShouldBe(IdOf(marked));
    }

    /// <summary>A marker that the sender writes otherwise is another one, whatever was said of the first.</summary>
    [Fact]
    public void MarkerThatIsWrittenOtherwise_IsAskedAboutAnew()
    {
        var read = Read(Marked(), MarkerWords.People);
        var changed = read.Corrected("""{"children":{"c1":{"notSafeToShare":[{"with":"everyone","reason":"SECRET why"}]}}}""");

        View(changed, "c1").ShouldNotContain("Nia hid.");
        UnclearMarkers.AreLeft(changed.AsAmended()).ShouldBeTrue();
        changed.LastRoutes().ShouldContain(r => r.Role == RouteRole.MarkerToRead);
    }

    [Fact]
    public void WhileOneMarkerIsLeft_TheQuestionIsNotOver()
    {
        var marked = Encompass().Added("""{"notSafeToShare":[{"with":"this lot"},{"with":"that lot"}]}""");

        var read = Read(marked, "school");
        UnclearMarkers.AreLeft(read.AsAmended()).ShouldBeTrue();
        UnclearMarkers.AreLeft(Read(read, "police", PlacedMarker.Of(read.AsAmended())[1].Id).AsAmended()).ShouldBeFalse();
    }

    [Fact]
    public void SenderWhoAmendedAsOftenAsOneMay_KeepsNobodyFromReading()
    {
        var report = Marked();
        for (var i = 1; i < Limits.Value("report.most-amendments"); i++)
        {
            report = report.Corrected($$$"""{"incident":{"relatedReference":"S-{{{i}}}"}}""");
        }

        View(Read(report, MarkerWords.People), "c1").ShouldContain("Nia hid.");
    }

    [Fact]
    public void UnknownMarker_IsAFaultAndNothingIsRecorded() => Plan(Marked(), "c1-000000000000", "school").Faults().ShouldBe("/readings/0/marker unknown-marker");

    /// <summary>The question ends by being acknowledged: a reading takes nothing from the duty desk, and asks it nothing again.</summary>
    [Fact]
    public void DutyDesksItem_IsNeitherTakenAwayNorAskedAgain()
    {
        var read = Read(Marked(), "school");

        read.Last().Effects.ShouldNotContain(e => e.Desk == Asked && e.Kind != EffectKind.Rewritten);
        read.LastRoutes().ShouldNotContain(r => r.Desk == Asked);
    }

    /// <summary>The sender says it clearly itself: nobody needs to be asked any more.</summary>
    [Fact]
    public void SenderWhoClarifies_ClosesTheQuestion()
    {
        var clear = Marked().Corrected("""{"children":{"c1":{"notSafeToShare":[{"with":"parent"}]}}}""");

        clear.Last().Effects.ShouldContain(e => e.Desk == Asked && e.Kind == EffectKind.AmendedAway);
        clear.LastRoutes().ShouldNotContain(r => r.Desk == Asked && r.Role == RouteRole.Withdrawn);
        View(clear, "c1").ShouldContain("Nia hid.");
    }

    private static Report Read(Report report, string with, string? marker = null) => Plan(report, marker ?? IdOf(report), with).Changed ?? throw new InvalidOperationException("nothing was recorded");

    private static PlannedAmendment Plan(Report report, string marker, string with)
    {
        var amendment = new ReportAmendment
        {
            Id = $"reading-{report.Amendments.Count}",
            Number = 0,
            Type = AmendmentType.ReadMarker,
            ContentHash = "x",
            ReceivedAt = At(Later),
            Reason = "Rang the officer.",
            By = new(null, "D. Desk", null),
        };
        return new PlanAmendment(Reading.Kinds.Single(k => k.Name == report.Kind), TestDirectory.Snapshot, Ids)
            .Plan(report, new(amendment, null, Strict: false) { Readings = [new(marker, [with])] });
    }

    private static string IdOf(Report report) => PlacedMarker.Of(report.AsAmended())[0].Id;

    private static string View(Report report, string child)
    {
        var now = report.AsAmended();
        var route = report.Routes.First(r => r.ChildKey == child && r.Desk == "school.6804001");
        return Reading.Kinds.Single(k => k.Name == report.Kind).View(now, route, TestDirectory.Snapshot.Desks.Desk(route.Desk)!).ToJsonString();
    }
}
