using System.Text.Json.Nodes;
using Safeguarding.Referrals;
using Safeguarding.Reports;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Kinds.Reading;

namespace Safeguarding.Tests.Unit.Kinds;

/// <summary>A report by telephone is confirmed in writing within a working day (c2-p17): by this submission, or by one still to come.</summary>
public class TelephoneConfirmationTests
{
    [Theory]
    [InlineData(""" "telephonedAt":"2026-11-23T10:00:01+00:00", """, "2026-11-24T10:00:01Z", false, false)]
    [InlineData(""" "telephonedAt":"2026-11-23T10:00:00+00:00", """, "2026-11-24T10:00:00Z", true, false)]
    [InlineData(""" "telephonedAt":"2026-11-20T22:00:00+00:00","recordedByCallTaker":true, """, "2026-11-23T22:00:00Z", false, true)]
    [InlineData(""" "recordedByCallTaker":true, """, "2026-11-25T10:00:00Z", false, true)]
    public void Call_HasAWorkingDay(string fields, string dueAt, bool late, bool awaited)
    {
        var confirmation = Read(fields).TelephoneConfirmation!;

        (confirmation.DueAt.ToString(), confirmation.Late, confirmation.Awaited).ShouldBe((dueAt, late, awaited));
    }

    [Fact]
    public void NoCall_HasNone()
    {
        Read("").TelephoneConfirmation.ShouldBeNull();
        Read(""" "recordedByCallTaker":false, """).TelephoneConfirmation.ShouldBeNull();
        ViewOf(Read(""), "W06000015.intake").ContainsKey("writtenConfirmation").ShouldBeFalse();
    }

    [Fact]
    public void CallTakersRecord_WaitsForNothingAndSaysWhatIsStillToCome()
    {
        var record = Read(""" "telephonedAt":"2026-11-24T09:00:00+00:00","recordedByCallTaker":true, """);
        var plain = Read("");

        record.Advice.ShouldBe(["caller-confirms-in-writing"]);
        (Routes(record), record.Routes[0].Deadline.DueAt, record.Routes[0].Decision!.DueAt).ShouldBe((Routes(plain), plain.Routes[0].Deadline.DueAt, plain.Routes[0].Decision!.DueAt));
        var shown = ViewOf(record, "W06000015.intake")["writtenConfirmation"]!;
        ((bool)shown["awaited"]!, (string)shown["dueAt"]!).ShouldBe((true, "2026-11-25T09:00:00Z"));
        Read(""" "telephonedAt":"2026-11-24T09:00:00+00:00", """).Advice.ShouldBeEmpty();
    }

    [Fact]
    public void CallInImmediateDanger_The999AdviceStandsFirst() =>
        Read(""" "recordedByCallTaker":true, """, """ "immediateDanger":true, """).Advice.ShouldBe(["ring-999", "caller-confirms-in-writing"]);

    [Fact]
    public void Advocate_IsNotTroubledWithIt() =>
        ViewOf(Read(""" "recordedByCallTaker":true, """, """ "types":["trafficking"], """), "icta").ContainsKey("writtenConfirmation").ShouldBeFalse();

    private static Report Read(string fields, string concern = "") => Accepted(ReferralKind.Definition, $$$"""
        {"reference":"R-1","legalRoute":"section-130",{{{fields}}}"reporter":{"role":"nurse"},"consent":{"status":"given"},
         "concern":{{{{concern}}}"description":"seen with bruises"},"children":[{"familyName":"Afanc","currentAuthority":"W06000015"}]}
        """, sender: TestDirectory.Newport);
}
