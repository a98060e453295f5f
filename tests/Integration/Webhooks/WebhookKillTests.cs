using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>The app dies around a nudge: it goes, at least once and always under the same id, and the item is in its inbox.</summary>
[Collection<ConfiguredStack>]
public class WebhookKillTests(RunningStack stack, WebhooksOn on) : IClassFixture<WebhooksOn>
{
    private const string Council = "W06000008";

    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<string, string, string, FaultPhase, int>
    {
        { "queue", "POST", "/due-webhooks/messages", FaultPhase.Before, 0 },
        { "queue", "POST", "/due-webhooks/messages", FaultPhase.After, 0 },
        { "cosmos", "POST", "/colls/audit/docs$", FaultPhase.After, 1 },
        { "cosmos", "POST", "/colls/audit/docs$", FaultPhase.Before, 2 },
        { "cosmos", "POST", "/colls/audit/docs$", FaultPhase.After, 2 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheDeskHearsUnderOneId(string front, string method, string path, FaultPhase phase, int skip)
    {
        on.Receiver.Answers(Council, 204);
        var report = "";
        await stack.KilledAt(front, method, path, phase, skip, async () => report = await on.Reported(Council));

        await Arrives(report);
    }

    [Fact]
    public async Task KilledAfterTheReceiverHadItAndBeforeThatIsRecorded_ItGoesAgainUnderTheSameId()
    {
        var held = new TaskCompletionSource<int>();
        var before = on.Receiver.At(Council).Count;
        on.Receiver.Answers(Council, n => n == 1 ? held.Task : Task.FromResult(204));
        var report = await on.Reported(Council);
        await RunningStack.Eventually(() => Task.FromResult(on.Receiver.At(Council).Count > before), "the receiver has it");
        stack.Stack.Host.KillApp();
        held.SetResult(204);
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();

        await Arrives(report);

        var id = await on.Id(Council, report);
        on.Receiver.At(Council).Skip(before).Select(r => r.Id).ShouldBe([id, id]);
        (await on.Audited(id)).ShouldBe("webhook 1, webhook 2, webhook 2 204");
    }

    private async Task Arrives(string report)
    {
        for (var i = 0; i < 180 && (await on.Item(Council, report))?["webhook"]?["lastStatus"] is null; i++)
        {
            await stack.LetLeasesEnd(report);
            await on.Passed(Council, report);
            await Task.Delay(700);
        }
        var item = (await on.Item(Council, report))!;
        item["webhook"]!["lastStatus"]!.GetValue<string>().ShouldBe("204");
        item["sentAt"].ShouldNotBeNull();
        on.Receiver.At(Council).ShouldContain(r => r.Id == item["id"]!.GetValue<string>());
    }
}
