using Microsoft.Azure.Cosmos;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.EpisodePayloads;
using static Safeguarding.Tests.Integration.Support.Payloads;
using static Safeguarding.Tests.Integration.Support.RepeatPayloads;

namespace Safeguarding.Tests.Integration;

/// <summary>The return interview is chased at the home authority until it was held or declined.</summary>
[Collection<UndisturbedStack>]
public class ReturnInterviewTests(UndisturbedStack stack)
{
    [Fact]
    public async Task Interview_IsChasedPastAnAcknowledgementAndEndsWhenItWasHeld()
    {
        var episode = await stack.Reported();
        await stack.Post(Force, Events(episode), $$"""{"reference":"{{Reference()}}","type":"returned","at":"{{NodaTime.Text.InstantPattern.ExtendedIso.Format(NodaTime.SystemClock.Instance.GetCurrentInstant())}}"}""");
        var id = (await stack.Arrived(Newport, episode, "event-returned")).GetProperty("deliveryId").GetString()!;
        await stack.Post(Newport, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"Test Worker"}}""");
        await stack.Post(Force, Events(episode), Event("return-interview-offered"));
        await stack.Arrived(Newport, episode, "event-return-interview-offered");
        (await Stored(id))["returnInterviewEndedAt"].ShouldBeNull("an offer is no interview");

        await LetStepsPass(id);
        await Poll.Until(async () => (await Stored(id))["returnInterviewBreachedAt"] is not null, "breached");
        (await Stored(id))["breachedAt"].ShouldBeNull("the acknowledgement was in time");
        (await Waiting(episode)).Count.ShouldBe(2, "at 75 % and at the breach");

        await stack.Post(Force, Events(episode), Event("return-interview-done"));
        await Poll.Until(async () => (await Stored(id))["returnInterviewEndedAt"] is not null, "ended");
        await stack.Swept();
        await Poll.Until(async () => (await Waiting(episode)).All(i => i.GetProperty("state").GetString() == "stood-down"), "stood down");
        await Poll.Until(async () => (await Stored(id))["nextActionAt"] is null, "nothing is due");
    }

    [Fact]
    public async Task Interview_TheChasedDeskSaysItselfThatItWasHeld()
    {
        var episode = await stack.Reported();
        await stack.Post(Force, Events(episode), $$"""{"reference":"{{Reference()}}","type":"returned","at":"{{NodaTime.Text.InstantPattern.ExtendedIso.Format(NodaTime.SystemClock.Instance.GetCurrentInstant())}}"}""");
        var returned = await stack.Arrived(Newport, episode, "event-returned");
        var actions = $"/api/deliveries/{returned.GetProperty("deliveryId").GetString()}/actions";

        (await stack.Post(Newport, actions, """{"actingPerson":{"name":"Test Worker"},"actions":["return-interview-offered"]}""")).Status.ShouldBe(200);
        (await Stored(returned.GetProperty("deliveryId").GetString()!))["returnInterviewEndedAt"].ShouldBeNull("an offer is no interview");
        (await stack.Post(Newport, actions, """{"actingPerson":{"name":"Test Worker"},"actions":["return-interview-done"]}""")).Status.ShouldBe(200);

        var ended = await Stored(returned.GetProperty("deliveryId").GetString()!);
        ended["returnInterviewEndedAt"].ShouldNotBeNull();
        ended["nextActionAt"].ShouldBeNull("nothing is due");
        var first = await stack.Arrived(Newport, episode, "home-authority");
        (await stack.Post(Newport, $"/api/deliveries/{first.GetProperty("deliveryId").GetString()}/actions", """{"actingPerson":{"name":"Test Worker"},"actions":["return-interview-done"]}"""))
            .Status.ShouldBe(409, "the item of the report itself has no interview");
    }

    /// <summary>What the duty desk is told of an interview that waits.</summary>
    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> Waiting(string episode) =>
        [.. (await stack.Inbox(DutyGwent, episode)).Where(i => i.GetProperty("reason").GetString() == "return-interview-waits-elsewhere")];

    private async Task<System.Text.Json.Nodes.JsonObject> Stored(string id) => (await stack.Read("deliveries", id, "W06000022.intake"))!;

    /// <summary>Seventy-two hours pass for the three steps of the interview.</summary>
    private async Task LetStepsPass(string id)
    {
        var steps = (await Stored(id))["returnInterviewSteps"]!.AsArray();
        steps.Count.ShouldBe(3);
        var changes = Enumerable.Range(0, 3).Select(i => PatchOperation.Set($"/returnInterviewSteps/{i}/at", $"2026-01-0{i + 1}T00:00:00Z"))
            .Append(PatchOperation.Set("/nextActionAt", 1L)).ToList();
        await stack.Container("deliveries").PatchItemAsync<System.Text.Json.JsonElement>(id, new("W06000022.intake"), changes);
        await stack.Swept();
    }
}
