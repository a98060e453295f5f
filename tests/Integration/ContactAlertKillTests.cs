using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of an alert, or the message service fails there. One message goes, once, and the item knows it.
/// </summary>
[Collection<AlertedStack>]
public class ContactAlertKillTests(AlertedStack stack)
{
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, string>
    {
        { Backend.Cosmos, "POST", "/colls/alerts/docs$", FaultPhase.After, "6652901" },
        { Backend.Queue, "POST", "/due-alerts/messages", FaultPhase.Before, "6662901" },
        { Backend.Cosmos, "PUT", "/colls/alerts/docs/", FaultPhase.Before, "6664901" },
        { Backend.Cosmos, "PUT", "/colls/alerts/docs/", FaultPhase.After, "6674901" },
        { Backend.Notify, "POST", "/v2/notifications/email", FaultPhase.Before, "6692901" },
        { Backend.Notify, "POST", "/v2/notifications/email", FaultPhase.After, "6697901" },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_OneMessageGoesOnce(Backend front, string method, string path, FaultPhase phase, string school)
    {
        var first = (await stack.Contacts($"school.{school}"))[0];
        var report = "";
        await stack.KilledAt(front, method, path, phase, 0, async () => report = await Accepted(school));
        await stack.SweptUntil(report, () => stack.AllDelivered(report));

        await stack.PassedUntil(first.Id, () => Known(school, report, first.Id), "the item knows");

        stack.To(first.Email).ShouldHaveSingleItem().Reference.ShouldBe($"{first.Id}.email.1");
    }

    /// <summary>An outage of the service: each answer is lost or bad for a while, and what was taken is looked for and not sent again.</summary>
    [Theory]
    [InlineData(FaultPhase.Before, FaultEffect.Status, "6702901")]
    [InlineData(FaultPhase.After, FaultEffect.Drop, "6704901")]
    public async Task ServiceFails_TheItemIsInItsInboxAndTheMessageGoesLaterOnce(FaultPhase phase, FaultEffect effect, string school)
    {
        var first = (await stack.Contacts($"school.{school}"))[0];
        await stack.WorkedOff(); // no message of an earlier test is left that could be the one that fails
        string report;
        using (var failing = stack.Notify.Front.Faults.Add(new() { Method = "POST", Path = "/v2/notifications/email", Phase = phase, Effect = effect }))
        {
            report = await Accepted(school);
            await failing.FirstHit.WaitAsync(Poll.Limit);
            await Poll.Until(() => stack.AllDelivered(report), "the chase does not wait");
        }

        await stack.PassedUntil(first.Id, () => Known(school, report, first.Id), "it goes once the service is back");

        stack.To(first.Email).ShouldHaveSingleItem();
    }

    private async Task<string> Accepted(string school)
    {
        var answer = await stack.Post(Payloads.Force, Payloads.Encompass, Payloads.OneChild().Replace("6802901", school));
        answer.Status.ShouldBe(202, answer.Body);
        return answer.Text("reportId");
    }

    private async Task<bool> Known(string school, string report, string contact) =>
        (await stack.ItemsAt($"school.{school}", report)).SelectMany(d => d["contacted"]!.AsArray())
            .Any(c => c!["contactId"]?.GetValue<string>() == contact && c["channel"]!.GetValue<string>() == "email" && c["outcome"]!.GetValue<string>() is "sent" or "delivered");
}
