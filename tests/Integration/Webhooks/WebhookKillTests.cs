using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>The app dies around a nudge: it goes, at least once and always under the same id, and the item is in its inbox.</summary>
[Collection<ConnectedStack>]
public class WebhookKillTests(ConnectedStack stack)
{
    private const string Council = "W06000008";

    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Queue, "POST", "/due-webhooks/messages", FaultPhase.Before, 0 },
        { Backend.Queue, "POST", "/due-webhooks/messages", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 1 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.Before, 2 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 2 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheDeskHearsUnderOneId(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        stack.Receiver.Answers(Council, 204);
        var report = "";
        await stack.KilledAt(front, method, path, phase, skip, async () => report = await stack.Reported(Council));

        await Arrives(report);
    }

    [Fact]
    public async Task KilledAfterTheReceiverHadItAndBeforeThatIsRecorded_ItGoesAgainUnderTheSameId()
    {
        var held = new TaskCompletionSource<int>();
        var before = stack.Receiver.At(Council).Count;
        stack.Receiver.Answers(Council, n => n == 1 ? held.Task : Task.FromResult(204));
        var report = await stack.Reported(Council);
        await Poll.Until(() => stack.Receiver.At(Council).Count > before, "the receiver has it");
        stack.Stack.Host.KillApp();
        held.SetResult(204);
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();

        await Arrives(report);

        var id = await stack.Id(Council, report);
        stack.Receiver.At(Council).Skip(before).Select(r => r.Id).ShouldBe([id, id]);
        (await stack.Audited(id)).ShouldBe("webhook 1, webhook 2, webhook 2 204");
    }

    private async Task Arrives(string report)
    {
        async Task TimePasses()
        {
            await stack.LetLeasesEnd(report);
            await stack.LetAttemptEnd(Council, report);
        }
        await stack.SweptUntil(TimePasses, async () => (await stack.Item(Council, report))?["webhook"]?["lastStatus"] is not null);
        var item = (await stack.Item(Council, report))!;
        item["webhook"]!["lastStatus"]!.GetValue<string>().ShouldBe("204");
        item["sentAt"].ShouldNotBeNull();
        stack.Receiver.At(Council).ShouldContain(r => r.Id == item["id"]!.GetValue<string>());
    }
}
