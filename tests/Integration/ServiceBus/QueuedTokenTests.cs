using NodaTime;
using Safeguarding.Local.Tokens;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.ServiceBus;

/// <summary>A message counts only as far as its token proves its sender, at the time when the broker took it.</summary>
[Collection<InboundBusStack>]
public sealed class QueuedTokenTests(InboundBusStack stack)
{
    private readonly Bus _bus = new(stack);

    public static TheoryData<string> Unproven => ["none", "garbage", "other-key", "hs256", "unsigned", "audience", "issuer", "id-token", "unregistered"];

    [Theory]
    [MemberData(nameof(Unproven))]
    public async Task TokenThatProvesNoSender_IsOneRejectionAndNothingIsAccepted(string what)
    {
        var body = OneChild();
        await _bus.Send(body, token: Bad(what));
        await Poll.Until(async () => (await _bus.Rejections("unproven", body)).Count > 0, "it is recorded");

        var rejection = (await _bus.Rejections("unproven", body)).ShouldHaveSingleItem();
        rejection["code"]!.GetValue<string>().ShouldBe(what == "unregistered" ? "not-registered" : "not-signed-in");
        (await _bus.Kept(rejection["id"]!.GetValue<string>())).ShouldHaveSingleItem();
        await _bus.QueueIsEmpty();
        (await stack.Post(Force, Encompass, body)).Json.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task TokenExpiredBeforeTheMessageWasSent_IsRefusedAndItsSenderTold()
    {
        var body = OneChild();
        var id = await _bus.Send(body, token: stack.Stack.Tokens.Issue(_bus.Token() with { Lifetime = Duration.FromMinutes(-5), NotBefore = Duration.FromHours(-1) }));

        (await _bus.AnswerTo(id)).Json["code"]!.GetValue<string>().ShouldBe("token-expired");
        (await _bus.Rejections("police.gwent", body)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task TokenExpiredWhileTheMessageWaited_StillCounts()
    {
        // A minute's tolerance for clocks: valid when the broker takes the message, and no longer when it is read.
        await _bus.Client.Receive(Bus.GwentReceipts, wait: 200);
        await using var receiving = await stack.Stack.Host.PauseAsync("ReceiveQueuedReport");
        var id = await _bus.Send(OneChild(), token: stack.Stack.Tokens.Issue(_bus.Token() with { Lifetime = Duration.FromSeconds(-30), NotBefore = Duration.FromHours(-1) }));
        var expired = SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(31);
        await Poll.Until(() => SystemClock.Instance.GetCurrentInstant() > expired, "the token has expired and the tolerance is over");
        await receiving.DisposeAsync();

        (await _bus.AnswerTo(id)).Subject.ShouldBe("receipt");
    }

    [Fact]
    public async Task KeyThatTheIssuerPublishesLater_IsWaitedFor()
    {
        var body = OneChild();
        var said = _bus.Listen();
        var id = await _bus.Send(body, token: stack.Stack.Tokens.Issue(_bus.Token() with { Signature = TokenSignature.NewKey }));
        await Poll.Until(() => said(" waits (UnavailableException)"), "it waits");
        (await _bus.Rejections("unproven", body)).ShouldBeEmpty();
        stack.Stack.Tokens.PublishNewKey();

        (await _bus.AnswerTo(id)).Subject.ShouldBe("receipt");
        (await _bus.Rejections("unproven", body)).ShouldBeEmpty();
    }

    private string Bad(string what) => what switch
    {
        "none" => "",
        "garbage" => "x.y.z",
        _ => stack.Stack.Tokens.Issue(what switch
        {
            "other-key" => _bus.Token() with { Signature = TokenSignature.OtherKey },
            "hs256" => _bus.Token() with { Signature = TokenSignature.Hs256 },
            "unsigned" => _bus.Token() with { Signature = TokenSignature.None },
            "audience" => _bus.Token() with { Audience = "api://another-service" },
            "issuer" => _bus.Token() with { Issuer = "http://127.0.0.1:1/police.example.org/v2.0" },
            "id-token" => _bus.Token() with { Claims = _bus.Token().Claims.Where(c => c.Key != "roles").ToDictionary() },
            _ => _bus.Token() with { Claims = _bus.Token().Claims.ToDictionary(c => c.Key, c => c.Key == "azp" ? "nobody" : c.Value) },
        }),
    };
}
