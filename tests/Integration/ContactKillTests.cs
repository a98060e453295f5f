using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.ContactPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>
/// The app is killed between each pair of steps of approving a change of contacts; the second person says it again. The change then stands once,
/// and no change ever stands whose two notices do not.
/// </summary>
[Collection<KilledDirectoryStack>]
public class ContactKillTests(KilledDirectoryStack stack)
{
    public static IEnumerable<ITheoryDataRow> Steps => Kills.InShort(new TheoryData<Backend, string, string, FaultPhase, int>
    {
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.Before, 0 },
        { Backend.Cosmos, "POST", "/colls/audit/docs$", FaultPhase.After, 0 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.Before, 1 },
        { Backend.Cosmos, "POST", "/colls/deliveries/docs$", FaultPhase.After, 1 },
        { Backend.Queue, "POST", "/due-deliveries/messages", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/directory/docs/", FaultPhase.Before, 0 },
        { Backend.Cosmos, "PUT", "/colls/directory/docs/", FaultPhase.After, 0 },
    });

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledBetweenSteps_TheChangeStandsOnceAndItsNoticesDo(Backend front, string method, string path, FaultPhase phase, int skip)
    {
        var name = $"Killed {Guid.NewGuid():N}";
        var id = (await stack.Post(Dsp, "/api/contacts/changes", Add(name))).Text("id");
        await Poll.Until(async () => await Sent(id) == 1, "the request's notice is sent");
        await stack.KilledAt(front, method, path, phase, skip, () => stack.Post(Deputy, Approval(id), Approve));
        if (await Stands(name) > 0)
        {
            (await stack.Inbox(Dsp, id)).Count.ShouldBe(2, "no change takes effect before its notices stand");
        }

        (await stack.Post(Deputy, Approval(id), Approve)).Text("state").ShouldBe("approved");

        (await Stands(name)).ShouldBe(1);
        (await stack.Inbox(Dsp, id)).Count.ShouldBe(2);
        await stack.SweptUntil(() => stack.MakeDue("school.6802901", id), async () => await Sent(id) >= 2);
        (await Sent(id)).ShouldBe(2);
        await RemoveAgain(name);
    }

    private async Task<int> Stands(string name) =>
        (await stack.Get(Dsp, "/api/contacts")).Json.GetProperty("contacts").EnumerateArray().Count(c => c.GetProperty("name").GetString() == name);

    private async Task<int> Sent(string id) => (await stack.Inbox(Dsp, id)).Count(i => i.TryGetProperty("sentAt", out _));

    /// <summary>A list holds only so many.</summary>
    private async Task RemoveAgain(string name)
    {
        var contact = (await stack.Get(Dsp, "/api/contacts")).Json.GetProperty("contacts").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name).GetProperty("id").GetString();
        var change = (await stack.Post(Dsp, "/api/contacts/changes", $$"""{"change":"remove","contactId":"{{contact}}"}""")).Text("id");
        (await stack.Post(Deputy, Approval(change), Approve)).Status.ShouldBe(200);
        (await Stands(name)).ShouldBe(0);
    }
}
