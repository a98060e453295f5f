using Safeguarding.Directory;
using Safeguarding.Duties;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>Whatever character a sender's system writes, each reader answers: an error would come back for the same report for ever.</summary>
public class AnyCharacterTests
{
    public static TheoryData<string> Readers => [.. All.Keys];

    private static readonly Dictionary<string, Func<string, object?>> All = new()
    {
        ["code"] = WireCode.Of,
        ["authority"] = WireCode.Authority,
        ["school"] = WireCode.School,
        ["time"] = WireTime.Read,
        ["time in a query"] = WireTime.ReadQuery,
        ["marker"] = text => MarkerWords.Read(text),
        ["NHS number"] = NhsNumber.Read,
        ["name"] = NameFolding.Fold,
        ["wording"] = Wording.In,
        ["reference"] = text => new ReportIds(new byte[32]).Report("sender", "referral", text),
        ["authority's name"] = new AuthorityNames(TestDirectory.Rows).Code,
    };

    /// <summary>Each code unit of UTF-16, half a surrogate pair among them, alone and beside what belongs there.</summary>
    [Theory]
    [MemberData(nameof(Readers))]
    public void AnyCharacter_IsRead(string reader)
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var one = ((char)c).ToString();
            Should.NotThrow(() => All[reader](one), $"U+{c:X4}");
            Should.NotThrow(() => All[reader]($"6804001{one} 2026-11-23T07:00"), $"U+{c:X4} beside others");
        }
    }

    [Theory]
    [InlineData("reference", """{"reference":"A\ufffeB","reporter":{"name":"x"},"children":[{"familyName":"A"}]}""")]
    [InlineData("sentAt", """{"reference":"E","sentAt":"\ufffe2026","reporter":{"name":"x"},"children":[{"familyName":"A"}]}""")]
    [InlineData("incident/policeAwareAt", """{"reference":"E","incident":{"policeAwareAt":"2026-11-23T07:00\ufffe"},"reporter":{"name":"x"},"children":[{"familyName":"A"}]}""")]
    [InlineData("incident/riskGrade", """{"reference":"E","incident":{"riskGrade":"\ufffehigh"},"reporter":{"name":"x"},"children":[{"familyName":"A"}]}""")]
    [InlineData("children/0/homeAuthority", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","homeAuthority":"W06000015\ufffe"}]}""")]
    [InlineData("children/0/schools/0/number", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","schools":[{"number":"680\ufffe4001"}]}]}""")]
    [InlineData("children/0/dateOfBirth", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","dateOfBirth":"\ufffe2014-01-01"}]}""")]
    [InlineData("children/0/nhsNumber", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","nhsNumber":"943\ufffe476 5919"}]}""")]
    [InlineData("children/0/notSafeToShare", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","notSafeToShare":"sch\ufffeool"}]}""")]
    [InlineData("children/0/narrative", """{"reference":"E","reporter":{"name":"x"},"children":[{"familyName":"A","narrative":"promiscuous \ufffe"}]}""")]
    public void NonCharacterInAnyKindOfValue_IsNamedAndNeverAnError(string place, string json) =>
        Faults(Read(EncompassKind.Definition, json)).ShouldBe($"/{place} control-character");
}
