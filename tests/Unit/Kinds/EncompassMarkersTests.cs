using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.MarkedReports;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Markers of what is not safe to share (¶198) on notifications: each delivery is about one child.</summary>
public class EncompassMarkersTests
{
    [Theory]
    [InlineData("school")]
    [InlineData("school.6804001")]
    public void CouncilThatRelays_IsBoundByWhatBindsTheSchool(string with) =>
        View(Encompass($$"""[{"with":"{{with}}"}]""", sender: "police.lancashire"), "W06000022.education-safeguarding").ShouldNotContain("SECRET");

    [Fact]
    public void CouncilThatRelays_IsNotBoundByAnother() =>
        View(Encompass("""[{"with":"intake"}]""", sender: "police.lancashire"), "W06000022.education-safeguarding").ShouldContain("SECRET");

    [Fact]
    public void EncompassMarkedForTheSchool_TheSchoolLearnsThatThereIsAnItem()
    {
        var view = View(Encompass("""[{"with":"school"}]"""), "school.6804001");

        view.ShouldNotContain("SECRET");
        view.ShouldContain("Ffion");
        view.ShouldContain("perpetrator", customMessage: "the caution stays");
        View(Encompass("""[{"with":"school.6814001"}]"""), "school.6804001").ShouldContain("SECRET");
    }

    [Fact]
    public void MarkerOfOneSibling_BindsThatChildsDeliveryAlone()
    {
        var report = Encompass("[]", ofTheChild: """[{"with":"school"}]""");

        View(report, "school.6804001").ShouldNotContain("SECRET");
        View(report, "school.6814001").ShouldContain("of the second");
    }

    [Fact]
    public void ReasonSaidOfTheWholeReport_IsNotGivenToTheSchoolOfOneChild()
    {
        var view = View(Encompass("""[{"with":"parent","reason":"he harmed Gwilym"}]"""), "school.6804001");

        view.ShouldContain("\"with\":\"parent\"");
        view.ShouldNotContain("Gwilym");
    }
}
