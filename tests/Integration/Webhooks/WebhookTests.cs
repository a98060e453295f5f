using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.ConnectedStack;

namespace Safeguarding.Tests.Integration.Webhooks;

/// <summary>What a desk's system hears, and what follows from each of its answers. The item lies in the inbox in every case.</summary>
[Collection<ConnectedStack>]
public class WebhookTests(ConnectedStack stack)
{
    [Fact]
    public async Task Item_IsToldOnceSignedByBothSecretsWithItsIdAlone()
    {
        const string Council = "W06000001";
        var report = await stack.Reported(Council);
        var nudge = await stack.Nudge(Council, report, n => n["lastStatus"] is not null, "told");
        var id = await stack.Id(Council, report);

        var received = stack.Receiver.At(Council).Where(r => r.Id == id).ShouldHaveSingleItem();
        received.SignedBy(Secret).ShouldBe(1);
        received.SignedBy(NewSecret).ShouldBe(1);
        received.Headers["content-type"].ShouldBe("application/json");
        received.Headers.Keys.ShouldBe(["Host", "User-Agent", "Content-Type", "Content-Length", "webhook-id", "webhook-timestamp", "webhook-signature"],
            ignoreOrder: true, customMessage: "nothing else of the app's");
        var item = (await stack.Item(Council, report))!;
        Encoding.UTF8.GetString(received.Body).ShouldBe($$$"""{"type":"delivery.available","timestamp":"{{{Seconds(item)}}}","data":{"deliveryId":"{{{id}}}"}}""");
        (nudge["attempts"]!.GetValue<int>(), nudge["lastStatus"]!.GetValue<string>(), nudge["nextAttemptAt"]).ShouldBe((1, "204", null));
        (await stack.Audited(id)).ShouldBe("webhook 1, webhook 1 204");
        item["state"]!.GetValue<string>().ShouldBe("sent", "told is not opened");
        item["nextActionAt"]!.GetValue<long>().ShouldBe(DateTimeOffset.Parse(item["steps"]![0]!["at"]!.GetValue<string>(), null).ToUnixTimeMilliseconds());
        foreach (var line in stack.Stack.Host.Output.Lines)
        {
            line.Text.ShouldNotContain("whsec_");
            line.Text.ShouldNotContain(stack.Receiver.Address.Authority);
        }
    }

    [Theory]
    [InlineData("W06000002", 429)]
    [InlineData("W06000002", 503)]
    public async Task TransientAnswer_IsFollowedByAnotherAttemptAfterFiveSecondsUnderTheSameId(string council, int status)
    {
        stack.Receiver.Answers(council, status, 202);
        var report = await stack.Reported(council);

        await stack.Nudge(council, report, n => n["lastStatus"]?.GetValue<string>() == "202", "the second arrives by itself");

        var id = await stack.Id(council, report);
        var both = stack.Receiver.At(council).Where(r => r.Id == id).ToList();
        both.Count.ShouldBe(2);
        (long.Parse(both[1].Timestamp, CultureInfo.InvariantCulture) - long.Parse(both[0].Timestamp, CultureInfo.InvariantCulture)).ShouldBeInRange(5, 60);
        both[1].Body.ShouldBe(both[0].Body);
        both.ShouldAllBe(r => r.SignedBy(Secret) == 1);
        (await stack.Audited(id)).ShouldBe($"webhook 1, webhook 1 {status}, webhook 2, webhook 2 202");
    }

    /// <summary>The redirect names a path of the same receiver: it is not followed.</summary>
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    [InlineData(400)]
    [InlineData(404)]
    public async Task PermanentAnswerOrRedirect_IsFollowedByNothing(int status)
    {
        const string Council = "W06000003";
        stack.Receiver.Answers(Council, status, 204);
        var report = await stack.Reported(Council);

        var nudge = await stack.Nudge(Council, report, n => n["lastStatus"] is not null, "answered");
        await stack.Passed(Council, report);
        await stack.WorkedOff("due-webhooks");

        (nudge["lastStatus"]!.GetValue<string>(), nudge["nextAttemptAt"]).ShouldBe(($"{status}", null));
        var id = await stack.Id(Council, report);
        stack.Receiver.At(Council).Count(r => r.Id == id).ShouldBe(1);
        stack.Receiver.At($"{Council}-moved").ShouldBeEmpty();
        stack.Receiver.Answers(Council, 204);
    }

    /// <summary>The receiver hangs: its attempt ends by itself, and a deadline step that falls due meanwhile does not wait for that.</summary>
    [Fact]
    public async Task HangingReceiver_DelaysNoStepAndIsTriedAgain()
    {
        const string Council = "W06000004";
        var hangs = new TaskCompletionSource<int>();
        stack.Receiver.Answers(Council, _ => hangs.Task);
        string report;
        // The receiver does not answer, and the outcome cannot be written: the attempt is under way until the step is done, however slow the machine is.
        using (Held("POST"))
        using (Held("PUT"))
        {
            report = await stack.Reported(Council);
            await stack.Attempted(Council, report);
            await Poll.Until(async () => (await stack.Item(Council, report))!["stepsDone"]!.AsArray().Count > 0, "the step is done", () => StepDue(Council, report), Moment);
            (await stack.Item(Council, report))!["webhook"]!["lastStatus"].ShouldBeNull("the attempt is still under way");
        }
        (await stack.Nudge(Council, report, n => n["lastStatus"] is not null, "given up"))["lastStatus"]!.GetValue<string>().ShouldBe("timeout");
        hangs.SetResult(204);
        await stack.Passed(Council, report);
        await stack.Nudge(Council, report, n => n["lastStatus"]!.GetValue<string>() == "204", "and arrives later");
    }

    /// <summary>What an attempt met is first written to what is known of the desk's webhook.</summary>
    private ActiveFault Held(string method) => stack.Stack.CosmosFront.Faults.Add(new()
    {
        Method = method,
        Path = "/colls/webhooks/docs",
        Effect = FaultEffect.Hang,
        Header = method == "POST" ? Kills.Creates : null,
    });

    /// <summary>Whoever looked in the inbox needs no nudge any more.</summary>
    [Fact]
    public async Task OpenedMeanwhile_IsNotToldAgain()
    {
        const string Council = "W06000004";
        var (report, id) = await stack.FailedOnce(Council, async id =>
            (await stack.Get("w06000004-intake-social-worker", $"/api/deliveries/{id}")).Status.ShouldBe(200));

        await stack.Nudge(Council, report, n => n["lastStatus"]!.GetValue<string>() == "not-needed", "it ends");

        stack.Receiver.At(Council).Count(r => r.Id == id).ShouldBe(1);
        stack.Receiver.Answers(Council, 204);
    }

    /// <summary>Moves the first deadline step into the past and lets the sweep find it. A worker that writes meanwhile wins.</summary>
    private async Task StepDue(string council, string report)
    {
        var item = (await stack.Item(council, report))!;
        item["steps"]![0]!["at"] = "2026-01-01T00:00:00Z";
        await stack.Replace(item);
        await stack.Swept();
    }

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private static string Seconds(JsonObject item) =>
        item["sentAt"]!.GetValue<string>().Split('.', 'Z')[0] + "Z";
}
