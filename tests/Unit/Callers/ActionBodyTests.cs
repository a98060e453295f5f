using System.Text;
using Microsoft.AspNetCore.Http;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Operations;
using Safeguarding.SelfService;
using Safeguarding.Tests.Unit.Kinds;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Callers;

/// <summary>The body of every action is read as a report is: nothing is guessed, nothing breaks, and each fault is named at its place.</summary>
public class ActionBodyTests
{
    private static readonly Caller System = new("s", "W06000015.intake", ["recipient"], [], "p", null);

    [Theory]
    [InlineData("\uFEFF{\"actingPerson\":{\"name\":\"S Worker\"}}", "S Worker", null)]
    [InlineData("{\"actingPerson\":{\"name\":\"S Worker\"},\"recipientCaseId\":123456}", "S Worker", "123456")]
    [InlineData("{\"actingPerson\":{\"id\":\"\",\"name\":\"S Worker\"},\"recipientCaseId\":100.50}", "S Worker", "100.50")]
    [InlineData("{\"ACTINGPERSON\":{\"Name\":\"S Worker\"},\"RecipientCaseId\":\"C\\t1\",\"other\":[1]}", "S Worker", "C\t1")]
    [InlineData("{\"actingPerson\":{\"name\":\"S Worker\"},\"recipientCaseId\":null}", "S Worker", null)]
    public async Task WhatCanBeRead_IsTaken(string json, string name, string? caseId)
    {
        var body = await Read<AcknowledgeDelivery.Acknowledgement>(json);

        Refused(body).ShouldBeNull();
        (body.Said.ActingPerson?.Name, body.Said.RecipientCaseId).ShouldBe((name, caseId));
    }

    [Theory]
    [InlineData("[]", "400 not-an-object")]
    [InlineData("{\"actingPerson\":", "400 malformed-json")]
    [InlineData("{\"recipientCaseId\":{}}", "422 /recipientCaseId wrong-type; /actingPerson acting-person-required")]
    [InlineData("{\"actingPerson\":5,\"recipientCaseId\":true}", "422 /actingPerson wrong-type; /recipientCaseId wrong-type")]
    [InlineData("{\"actingPerson\":{\"name\":\"S\\u0000\"},\"recipientCaseId\":\"1\\u001b\"}", "422 /actingPerson/name control-character; /recipientCaseId control-character")]
    [InlineData("{\"actingPerson\":{\"name\":\"S\",\"role\":\"\\ud800\"}}", "422 /actingPerson/role invalid-unicode")]
    [InlineData("{\"actingPerson\":{\"name\":\"S\"},\"ActingPerson\":{\"name\":\"T\"}}", "422  duplicate-property")]
    [InlineData("{}", "422 /actingPerson acting-person-required")]
    public async Task WhatCannot_IsNamedAtItsPlaceAllAtOnce(string json, string expected)
    {
        var refused = Refused(await Read<AcknowledgeDelivery.Acknowledgement>(json)).ShouldNotBeNull();

        $"{Refusals.Status(refused.Code)} {string.Join("; ", refused.Errors.Select(e => $"{e.Pointer} {e.Code}"))}".Replace("400  ", "400 ", StringComparison.Ordinal).ShouldBe(expected);
    }

    [Fact]
    public async Task WhoIsNamedWithManyWords_AndALongCaseNumber_AreNamed() =>
        Faults(await Read<AcknowledgeDelivery.Acknowledgement>($$"""{"actingPerson":{"name":"{{new string('n', 301)}}"},"recipientCaseId":{{new string('1', 101)}}}"""))
            .ShouldBe("invalid-body: /recipientCaseId text-too-long; /actingPerson text-too-long");

    [Fact]
    public async Task OneRefusalOfTheAction_KeepsItsOwnCode()
    {
        Faults(await Read<AcknowledgeDelivery.Acknowledgement>("{}")).ShouldStartWith("acting-person-required:");
        Faults(await Read<AcknowledgeDelivery.Acknowledgement>($$"""{"actingPerson":{"id":"i"},"recipientCaseId":"{{new string('1', 101)}}"}""")).ShouldStartWith("case-id-too-long:");
    }

    [Fact]
    public async Task ListsAndWhatTheyHold_AreReadToo()
    {
        var decision = await Read<DecisionBody>("""{"decision":5,"nextActions":["ok","a\u0007",{},7],"rationale":["r"]}""");
        decision.Refused(Refusals.InvalidDecision, decision.Said.Refused(), DeskAction.Unnamed(System, decision.Said.ActingPerson))!.Errors.Select(e => $"{e.Pointer} {e.Code}")
            .ShouldBe(["/nextActions/1 control-character", "/nextActions/2 wrong-type", "/rationale wrong-type", "/decision unknown-decision", "/actingPerson acting-person-required"]);

        var reading = await Read<MarkerReadingBody>("""{"readings":[{"marker":"m\u0001","with":"people"},4],"reason":"asked"}""");
        reading.Refused(Refusals.InvalidMarkerReading, reading.Said.Refused(TestDirectory.Snapshot.Desks))!.Errors.Select(e => $"{e.Pointer} {e.Code}")
            .ShouldBe(["/readings/0/marker control-character", "/readings/0/with wrong-type", "/readings/1 wrong-type"]);
    }

    [Fact]
    public async Task SelfServiceAndOperations_AreReadAlike()
    {
        var change = await Read<ContactChangeBody>("\uFEFF{\"change\":\"add\",\"contact\":{\"name\":\"A\\u0000\",\"role\":\"dsp\",\"telephone\":441632960001,\"language\":\"cy\",\"smsAnyTime\":\"yes\"}}");
        change.Refused(Refusals.InvalidContactChange, change.Said.Read().Refusal)!.Errors.Select(e => $"{e.Pointer} {e.Code}").ShouldBe(["/contact/name control-character", "/contact/smsAnyTime wrong-type"]);
        change.Said.Contact!.Telephone.ShouldBe("441632960001");

        var closure = await Read<ClosureBody>("""{"school":6804001,"dates":"2026-11-24","reason":null,"actingPerson":{"name":"D"}}""");
        (closure.Said.School, string.Join(' ', closure.Faults.Select(f => f.Pointer))).ShouldBe(("6804001", "/dates"));

        var replay = await Read<ReplayBody>("""{"requestId":7,"reason":"why\u0002","filter":[]}""");
        replay.Refused(Refusals.InvalidReplay, replay.Said.Refused())!.Errors.Select(e => $"{e.Pointer} {e.Code}").ShouldBe(["/reason control-character", "/filter wrong-type", " replay-selection"]);
    }

    [Theory]
    [InlineData("text/plain", "", 415)]
    [InlineData("application/json; charset=utf8", "", 0)]
    [InlineData("application/json", "gzip", 415)]
    public async Task MediaType_IsCheckedAsForAReport(string type, string encoding, int status)
    {
        var http = Request("{}");
        http.Request.ContentType = type;
        http.Request.Headers.ContentEncoding = encoding;

        var unreadable = (await DeskAction.Body<DecisionBody>(http)).Unreadable;
        (unreadable is null ? 0 : Refusals.Status(unreadable.Code)).ShouldBe(status);
    }

    [Fact]
    public async Task OneByteTooMany_IsTooLargeForAnActionAndSaysSo()
    {
        (await Read<DecisionBody>("{}" + new string(' ', (64 * 1024) - 2))).Unreadable.ShouldBeNull();
        (await Read<DecisionBody>("{}" + new string(' ', (64 * 1024) - 1))).Unreadable!.Code.ShouldBe("action-too-large");
    }

    [Theory]
    [InlineData("w06000015.INTAKE", null, "W06000015.intake", "")]
    [InlineData(" W06000015.intake ", "0000000", "W06000015.intake", "/school unknown-school")]
    [InlineData("W06000015.kitchen", null, null, "/desk unknown-desk")]
    [InlineData("W06000015.kitchen", "6804001", "school.6804001", "/desk unknown-desk")]
    [InlineData(null, "6804001", "school.6804001", "")]
    [InlineData("", " ", null, "")]
    public void NamedDesk_IsFoundInAnyCapitalsOrIsAFaultAtItsPlace(string? desk, string? school, string? found, string faults)
    {
        var named = NamedDesk.Find(TestDirectory.Snapshot.Desks, ("/desk", desk), ("/school", school));

        (named.Desk?.Id, string.Join("; ", named.Unknown?.Errors.Select(e => $"{e.Pointer} {e.Code}") ?? [])).ShouldBe((found, faults));
    }

    private static Refusal? Refused(ActionBody<AcknowledgeDelivery.Acknowledgement> body) =>
        body.Refused(Refusals.InvalidBody, DeskAction.CaseIdTooLong(body.Said.RecipientCaseId), DeskAction.Unnamed(System, body.Said.ActingPerson));

    private static string Faults(ActionBody<AcknowledgeDelivery.Acknowledgement> body) =>
        Refused(body) is { } refused ? $"{refused.Code}: {string.Join("; ", refused.Errors.Select(e => $"{e.Pointer} {e.Code}"))}" : "";

    private static Task<ActionBody<T>> Read<T>(string json) where T : class => DeskAction.Body<T>(Request(json));

    private static DefaultHttpContext Request(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return new() { Request = { ContentType = "application/json", ContentLength = bytes.Length, Body = new MemoryStream(bytes) } };
    }
}
