using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Tests.Simulation.Running;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Simulation;

/// <summary>
/// What instances of the app know of each other: two of them on one stack, with one clock that the test moves. What one imports it sees at once, the
/// other within ten seconds, and at once wherever that would be too late.
/// </summary>
public sealed class TwoInstancesTests(TwoInstances app) : IClassFixture<TwoInstances>, IAsyncLifetime
{
    private const string Force = "gwent-police-system";
    private const string Operator = "pipeline-operator";
    private const string LittleOtter = "6802901";
    private static readonly Duration Tick = Duration.FromMilliseconds(1);

    public async ValueTask InitializeAsync() => await app.Begin();

    public ValueTask DisposeAsync()
    {
        app.End();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task RevokedCaller_IsRefusedAtOnceByTheInstanceThatImportedAndWithinTenSecondsByTheOther()
    {
        (await Status(app.One, Force, "/api/reports")).ShouldBe(200);
        await TwoInstances.Publish(app.Other, Without(Force));

        (await Status(app.Other, Force, "/api/reports")).ShouldBe(403);
        app.Clock.Advance(IDirectory.PointerAge - Tick);
        (await Status(app.One, Force, "/api/reports")).ShouldBe(200, "the pointer is read once in ten seconds");
        app.Clock.Advance(Tick);
        (await Status(app.One, Force, "/api/reports")).ShouldBe(403);

        await TwoInstances.Publish(app.Other, d => d);
        (await Status(app.One, Force, "/api/reports")).ShouldBe(200, "whoever is unknown is looked up in what is current");
    }

    [Fact]
    public async Task RevokedOperator_OpensNoContentAnywhereFromThatMomentOn()
    {
        var id = new string('a', 52);
        (await Status(app.One, Operator, "/api/operations/items?view=stuck")).ShouldBe(200);
        await TwoInstances.Publish(app.Other, Without(Operator));

        (await app.Send(app.One, HttpMethod.Post, "/api/operations/break-glass", Operator, $$"""{"subjectId":"{{id}}","reason":"to see"}""")).Json
            .GetProperty("code").GetString().ShouldBe("not-registered");
        (await app.Send(app.One, HttpMethod.Get, $"/api/operations/items/{id}/content", Operator)).Json.GetProperty("code").GetString().ShouldBe("not-registered");
    }

    [Fact]
    public async Task ImportedFile_IsSeenAtOnceByTheInstanceThatImportedAndWithinTenSecondsByTheOther()
    {
        var (target, elsewhere) = (await Target(app.One), await Target(app.Other));
        target.ShouldBe(elsewhere);
        const string file = $"number,nameEn,nameCy,authority,type,startsAt,endsAt,holidayDesk\n{LittleOtter},A,A,W06000022,primary,08:20,15:10,\n";

        (await app.Send(app.One, HttpMethod.Put, $"/api/directory/imports/{Guid.NewGuid():N}?shape=establishments", "directory-import-system", file, "text/csv")).Status.ShouldBe(200);

        var moved = await Target(app.One);
        moved.ShouldNotBe(target);
        (await Target(app.Other)).ShouldBe(target);
        app.Clock.Advance(IDirectory.PointerAge);
        (await Target(app.Other)).ShouldBe(moved);
    }

    [Fact]
    public async Task SchoolThatWasImportedElsewhere_IsKnownAtOnce()
    {
        await Target(app.One);
        await TwoInstances.Publish(app.Other, d => d.With([.. d.Schools, d.Schools.Single(s => s.Number == LittleOtter) with { Number = "6807999" }]));

        (await Routes(app.One, "6807999")).EnumerateArray().ShouldContain(r => r.GetProperty("desk").GetString() == "school.6807999");
    }

    [Fact]
    public async Task Health_NamesTheSnapshotOfThisMoment()
    {
        await Target(app.One);
        var snapshot = await TwoInstances.Publish(app.Other, d => d);

        (await app.Send(app.One, HttpMethod.Get, "/api/health", null)).Json.GetProperty("directorySnapshot").GetString().ShouldBe(snapshot);
    }

    /// <summary>The school starts later than when the item was sent, by an import in the second before its first step.</summary>
    [Fact]
    public async Task StepThatIsDue_NeverFiresByACalendarOfSecondsAgo()
    {
        var receipt = await app.Send(app.One, HttpMethod.Post, "/api/encompass-notifications", Force, Report(LittleOtter));
        receipt.Status.ShouldBe(202);
        await app.Drain(app.One);
        var sent = await Item(receipt.Json.GetProperty("reportId").GetString()!);
        sent.SentAt.ShouldNotBeNull();
        var step = sent.Steps[0].At;
        app.Clock.Reset(step - Duration.FromSeconds(1));
        await Target(app.One);

        await TwoInstances.Publish(app.Other, d => d.With([.. d.Schools.Select(s => s.Number == LittleOtter ? s with { StartsAt = s.StartsAt!.Value.PlusMinutes(20) } : s)]));
        app.Clock.Reset(step);
        await app.Invoke(app.One, "SendDelivery", new() { ["message"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{sent.RecipientId} {sent.Id}")) });

        var now = await Item(sent.ReportId);
        now.StepsDone.ShouldBeEmpty();
        now.Steps[0].At.ShouldBe(step + Duration.FromMinutes(20));
    }

    /// <summary>Two hundred people act on one item at the same moment, at both instances: none waits for another, and all that was done before comes before.</summary>
    [Fact]
    public async Task EntriesOfTheAudit_WaitForNoOther()
    {
        var subject = $"test-{Guid.NewGuid():N}";
        Task Append(SimulatedApp instance, int i) => instance.Services.GetRequiredService<IAuditLog>().Append(
            AuditEntry.ByPipeline(subject, $"test {i:D3}", "desk", app.Clock.GetCurrentInstant()), CancellationToken.None);

        await Append(app.One, 1);
        await Append(app.One, 2);
        app.Clock.Advance(Tick);
        await Append(app.Other, 3);
        app.Clock.Advance(Tick);
        await Task.WhenAll(Enumerable.Range(4, 200).Select(i => Append(i % 2 == 0 ? app.One : app.Other, i)));

        var entries = (await app.One.Services.GetRequiredService<IAuditLog>().Of(subject, CancellationToken.None)).Select(e => e.Action).ToList();
        entries.Take(3).ShouldBe(["test 001", "test 002", "test 003"]);
        entries.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 203).Select(i => $"test {i:D3}"));
    }

    private static Func<DirectoryData, DirectoryData> Without(string principal) =>
        d => d with { Principals = [.. d.Principals.Where(p => p.PrincipalId != principal)] };

    private async Task<Delivery> Item(string reportId) => (await app.One.Services.GetRequiredService<IDeliveryStore>().Inbox($"school.{LittleOtter}", null, null, CancellationToken.None))!
        .Items.Single(d => d.ReportId == reportId);

    private async Task<int> Status(SimulatedApp instance, string principal, string path) => (await app.Send(instance, HttpMethod.Get, path, principal)).Status;

    /// <summary>By when the school must know, in the words of a preview.</summary>
    private async Task<string> Target(SimulatedApp instance) => (await Routes(instance, LittleOtter))[0].GetProperty("target").GetString()!;

    private async Task<JsonElement> Routes(SimulatedApp instance, string school)
    {
        var preview = await app.Send(instance, HttpMethod.Post, "/api/routing-previews", Force, Report(school));
        preview.Status.ShouldBe(200);
        return preview.Json.GetProperty("routes");
    }

    /// <summary>Of this hour, so that its first step is still to come.</summary>
    private string Report(string school) => $$"""
        {"kind":"encompass-notification","reference":"{{Guid.NewGuid():N}}","reporter":{"name":"PC Test"},"incident":{"occurredAt":"{{app.Clock.GetCurrentInstant()}}"},
         "children":[{"key":"c1","familyName":"Test-Afanc","schools":[{"number":"{{school}}"}]}]}
        """;
}
