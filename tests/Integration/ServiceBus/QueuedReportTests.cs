using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>Reports that come by message: accepted as over HTTP, and every outcome told.</summary>
[Collection<InboundBusStack>]
public sealed class QueuedReportTests(InboundBusStack stack)
{
    private readonly Bus _bus = new(stack);

    [Fact]
    public async Task Report_IsAcceptedReachesItsDeskAndItsSenderGetsTheReceipt()
    {
        var answer = await _bus.AnswerTo(await _bus.Send(OneChild()));

        (answer.Subject, answer.ContentType).ShouldBe(("receipt", "application/json"));
        answer.ApplicationProperties!["senderId"]!.GetValue<string>().ShouldBe("police.gwent");
        answer.Json["duplicate"]!.GetValue<bool>().ShouldBeFalse();
        answer.Json["routes"]![0]!["desk"]!.GetValue<string>().ShouldBe("school.6802901");
        var id = answer.Json["reportId"]!.GetValue<string>();
        (await stack.Get(Force, $"/api/reports/{id}")).Status.ShouldBe(200);
        await Poll.Until(async () => (await stack.Inbox(LittleOtter, id)).Count == 1, "the desk has it");
        await _bus.QueueIsEmpty();
    }

    [Fact]
    public async Task EachKind_IsTakenByItsContentElseByTheSubject()
    {
        var missing = $$"""{"kind":"missing-episode","reference":"{{Reference()}}","reporter":{"name":"PC Test"},"concern":{"description":"Not home since ten."},"children":[{"key":"c1","homeAuthority":"W06000022"}]}""";
        var byContent = await _bus.Send(missing, subject: "order.created");
        var bySubject = await _bus.Send(Referral(), subject: "referral");
        var unknown = await _bus.Send(Referral());

        (await KindOf(byContent)).ShouldBe("missing-episode");
        (await KindOf(bySubject)).ShouldBe("referral");
        (await _bus.AnswerTo(unknown)).Text.ShouldContain("unknown-kind");
    }

    [Fact]
    public async Task SameReportAgain_IsADuplicateAndAnotherContentAConflict()
    {
        var reference = Reference();
        var first = await _bus.AnswerTo(await _bus.Send(OneChild(reference)));
        var again = await _bus.AnswerTo(await _bus.Send(OneChild(reference)));
        var other = await _bus.AnswerTo(await _bus.Send(OneChild(reference, narrative: "Another evening.")));

        again.Json["duplicate"]!.GetValue<bool>().ShouldBeTrue();
        again.Json["reportId"]!.GetValue<string>().ShouldBe(first.Json["reportId"]!.GetValue<string>());
        other.Json["code"]!.GetValue<string>().ShouldBe("reference-conflict");
        other.Json["names"]!.GetValue<string>().ShouldBe(first.Json["reportId"]!.GetValue<string>());
    }

    [Fact]
    public async Task FaultyReport_IsRefusedOnceWithEveryFaultInTheSendersLanguageAndItsBytesAreKept()
    {
        var body = $$"""{"kind":"referral","reference":"{{Reference()}}"}""";
        var answer = await _bus.AnswerTo(await _bus.Send(body, language: "cy"));

        (answer.Subject, answer.ContentType).ShouldBe(("refusal", "application/problem+json"));
        answer.Json["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>()).ShouldBe(["no-reporter", "no-child-or-place", "no-concern"], ignoreOrder: true);
        answer.Json["title"]!.GetValue<string>().ShouldContain("Rhestrir pob nam");
        var rejection = (await _bus.Rejections("police.gwent", body)).ShouldHaveSingleItem();
        rejection["code"]!.GetValue<string>().ShouldBe("invalid-report");
        System.Text.Encoding.UTF8.GetString((await _bus.Kept(rejection["id"]!.GetValue<string>())).ShouldHaveSingleItem()).ShouldBe(body);
        await _bus.QueueIsEmpty();
    }

    [Theory]
    [InlineData("not json", "unreadable-body")]
    [InlineData("[]", "unreadable-body")]
    [InlineData("", "unreadable-body")]
    [InlineData("\u00ff\u00fe", "unreadable-body")]
    [InlineData("large", "too-large")]
    public async Task PoisonMessage_IsOneRejectionToldToItsSenderAndNeverLoops(string text, string code)
    {
        var bytes = text switch
        {
            "large" => System.Text.Encoding.UTF8.GetBytes($$"""{"reference":"{{Reference()}}","x":"{{new string('x', 270_000)}}"}"""),
            "\u00ff\u00fe" => [0xff, 0xfe, .. Guid.NewGuid().ToByteArray()],
            "" => [],
            _ => System.Text.Encoding.UTF8.GetBytes($"{text} {Guid.NewGuid()}"),
        };
        var answer = await _bus.AnswerTo(await _bus.Send(new SentMessage(Convert.ToBase64String(bytes))));

        answer.Json["code"]!.GetValue<string>().ShouldBe(code);
        var rejection = (await _bus.Rejections("police.gwent", bytes)).ShouldHaveSingleItem();
        (await _bus.Kept(rejection["id"]!.GetValue<string>())).ShouldHaveSingleItem().ShouldBe(bytes);
        await _bus.QueueIsEmpty();
    }

    [Fact]
    public async Task KindThatTheSenderMayNotSend_IsNotAllowed()
    {
        var id = await _bus.Send(OneChild(), token: stack.Token("aneurin-bevan-health-system"));

        (await _bus.AnswerTo(id, "receipts/Subscriptions/health.aneurin-bevan")).Json["code"]!.GetValue<string>().ShouldBe("not-allowed");
    }

    [Fact]
    public async Task TokenAndContent_AreInNoLogAndNoRecord()
    {
        var token = stack.Token(Force);
        var body = OneChild(narrative: "Geiriau cyfrinachol Qwyllt");
        var faulty = body.Replace("\"children\"", "\"kinder\"", StringComparison.Ordinal).Replace("\"incident\"", "\"what\"", StringComparison.Ordinal);
        await _bus.AnswerTo(await _bus.Send(body, token));
        await _bus.AnswerTo(await _bus.Send(faulty, token));

        var log = string.Join('\n', stack.Stack.Host.Output.Lines.Select(l => l.Text));
        foreach (var secret in new[] { token, token.Split('.')[2], "Qwyllt", "Test-Afanc" })
        {
            log.ShouldNotContain(secret);
        }
        (await _bus.Rejections("police.gwent", faulty)).Single().ToJsonString().ShouldNotContain(token.Split('.')[2]);
    }

    private async Task<string> KindOf(string messageId)
    {
        var answer = await _bus.AnswerTo(messageId);
        answer.Subject.ShouldBe("receipt", answer.Text);
        return (await stack.Report(answer.Json["reportId"]!.GetValue<string>()))!["kind"]!.GetValue<string>();
    }
}
