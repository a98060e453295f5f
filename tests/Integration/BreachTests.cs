using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>At the breach of a referral the duty desk and the team manager hear too, and whoever heard is stood down when a person acknowledges.</summary>
[Collection<KilledStack>]
public class BreachTests(KilledStack stack)
{
    private const string Intake = "W06000015.intake";
    private const string Duty = "duty.cardiff-and-vale";
    private const string Person = """{"actingPerson":{"name":"A. Person"}}""";

    [Fact]
    public async Task BreachedReferral_IsToldToTheDutyDeskAndStoodDownOnAcknowledgement()
    {
        var (report, id) = await stack.Referred();
        await MakeBreached(id);
        await stack.Swept();
        await Poll.Until(async () => (await Item(id))["breachedAt"] is not null, "breached");

        var breached = await Item(id);
        breached["contacted"]!.AsArray().Where(c => c!["step"]!.GetValue<string>() == "breach").ShouldNotBeEmpty("the team manager hears");
        var told = await ToldAtBreach(report);
        told["reason"]!.GetValue<string>().ShouldBe("item-waits-elsewhere");
        told["view"]!.ToJsonString().ShouldNotContain("Afanc");

        (await stack.Post(Cardiff, $"/api/deliveries/{id}/acknowledgement", Person)).Status.ShouldBe(200);
        await Poll.Until(async () => (await ToldAtBreach(report))["stoodDownAt"] is not null, "stood down");
    }

    [Theory]
    [InlineData(FaultPhase.Before)]
    [InlineData(FaultPhase.After)]
    public async Task KilledWhileEscalatingAndAcknowledgedBeforeItGoesOn_NobodyIsLeftWaiting(FaultPhase phase)
    {
        var (report, id) = await stack.Referred();
        await stack.KilledAt(Backend.Cosmos, "POST", "/colls/deliveries/docs$", phase, 0, async () =>
        {
            await MakeBreached(id); // while no sweep runs, which would be there first
            await stack.Queue("due-deliveries").SendMessageAsync($"{Intake} {id}");
        });
        (await stack.Post(Cardiff, $"/api/deliveries/{id}/acknowledgement", Person)).Status.ShouldBe(200);

        await Poll.Until(async () => (await Item(id))["escalations"]!.AsArray() is { Count: 1 } told && told[0]!["stoodDownAt"] is not null, "stood down here");
        (await ToldAtBreach(report))["stoodDownAt"].ShouldNotBeNull("and at the duty desk");
    }

    private async Task<JsonObject> ToldAtBreach(string report) =>
        (await stack.ItemsAt(Duty, report)).Single(d => d["cause"]!.GetValue<string>() == "escalation:breach");

    private async Task<JsonObject> Item(string id) => (await stack.Read("deliveries", id, Intake))!;

    /// <summary>Only the last step is left, and its time has come.</summary>
    private Task MakeBreached(string id) => stack.Container("deliveries").PatchItemAsync<JsonElement>(id, new(Intake),
    [
        PatchOperation.Set("/steps", new[] { new { name = "breach", action = "breach", at = "2001-09-09T01:46:40Z" } }),
        PatchOperation.Set("/stepsDone", Array.Empty<string>()),
        PatchOperation.Set("/nextActionAt", 1L),
    ]);
}
