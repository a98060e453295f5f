using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Safeguarding.Adapters;
using Safeguarding.Tests.Unit.Infrastructure;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Deliveries;

/// <summary>A message says that something waits, by when and where to sign in. Nothing in it can say whom it is about.</summary>
public partial class AlertTextTests
{
    private static readonly JsonElement[] Texts =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.At("functions", "Adapters", "Notify", "templates.json"))).RootElement.EnumerateArray()];

    [Theory]
    [InlineData("2026-11-25T09:00:00Z", "en", "09:00 on Wednesday 25 November 2026")]
    [InlineData("2026-11-25T09:00:00Z", "cy", "09:00 ddydd Mercher 25 Tachwedd 2026")]
    [InlineData("2026-07-05T08:05:00Z", "cy", "09:05 ddydd Sul 5 Gorffennaf 2026")]
    [InlineData("2026-07-05T08:05:00Z", "en", "09:05 on Sunday 5 July 2026")]
    [InlineData("2027-01-01T00:00:00Z", "en", "the end of Thursday 31 December 2026")]
    [InlineData("2027-01-01T00:00:00Z", "cy", "diwedd dydd Iau 31 Rhagfyr 2026")]
    [InlineData("2026-06-30T23:00:00Z", "cy", "diwedd dydd Mawrth 30 Mehefin 2026")]
    [InlineData("2026-06-30T23:00:00Z", "de", "the end of Tuesday 30 June 2026")]
    public void Deadline_IsSaidInLondonTimeAndTheContactsLanguage(string at, string language, string expected) =>
        DueText.Of(InstantPattern.General.Parse(at).Value, language).ShouldBe(expected);

    [Fact]
    public void Templates_AreOneForEachChannelAndLanguage()
    {
        Texts.Select(t => t.GetProperty("name").GetString()).Order().ShouldBe(["email-cy", "email-en", "sms-cy", "sms-en"]);
        NotifyTemplate.NameOf("sms", "cy").ShouldBe("sms-cy");
        NotifyTemplate.NameOf("email", "").ShouldBe("email-en");
    }

    [Fact]
    public void Templates_FillInCountDeadlineAndLinkAndNothingElse()
    {
        foreach (var text in Texts)
        {
            Place().Matches(text.GetProperty("body").GetString()!).Select(m => m.Groups[1].Value).ShouldBe(["count", "due", "link"], text.GetProperty("name").GetString());
            Place().Matches(Subject(text)).Select(m => m.Groups[1].Value).ShouldBeSubsetOf(["count"]);
        }
    }

    /// <summary>Words that would tell a bystander what kind of item waits; "diogelu" is safeguarding, the service's name.</summary>
    [Fact]
    public void Templates_NameNoKindOfReportNoChildAndNoSchool()
    {
        string[] telling = ["child", "pupil", "school", "police", "abuse", "domestic", "missing", "encompass", "referral", "urgent",
            "plentyn", "plant", "disgybl", "ysgol", "heddlu", "cam-drin", "domestig", "goll", "atgyfeir"];
        foreach (var text in Texts.Select(t => Subject(t) + t.GetProperty("body").GetString()))
        {
            telling.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }
    }

    private static string Subject(JsonElement text) => text.TryGetProperty("subject", out var subject) ? subject.GetString()! : "";

    [GeneratedRegex(@"\(\((.*?)\)\)")]
    private static partial Regex Place();
}
