using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.OperatorItems;

namespace Safeguarding.Tests.Integration.OperatorDesk;

/// <summary>An operator sees content only under a live grant of its own, and the auditor knows before it is shown.</summary>
[Collection<FailingStack>]
public class BreakGlassTests(FailingStack stack)
{
    private const string Partition = "break-glass";

    [Fact]
    public async Task WithoutAGrant_NothingIsShownAndNothingIsSaidOfTheId()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();

        var refused = await Content(id);

        (refused.Status, refused.Text("code")).ShouldBe((403, "grant-required"));
        refused.Body.ShouldBe((await Content(NewId())).Body);
        (await Content("x")).Body.ShouldBe(refused.Body);
    }

    [Fact]
    public async Task Grant_ShowsTheDesksViewAndTheAuditorReadsOfItAndOfEachRead()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();
        var grant = await Break(id, "Stuck since 08:00, the view does not print.");
        grant.Status.ShouldBe(200, grant.Body);
        var before = await Notice(grant.Text("grantId"));
        (before.GetProperty("subjectId").GetString(), before.GetProperty("readCount").GetInt32()).ShouldBe((id, 0));
        before.GetProperty("reason").GetString().ShouldBe("Stuck since 08:00, the view does not print.");
        var (from, until) = (before.GetProperty("grantedAt").GetDateTimeOffset(), before.GetProperty("expiresAt").GetDateTimeOffset());
        (until - from).ShouldBe(TimeSpan.FromMinutes(30));

        var content = await Content(id);

        content.Status.ShouldBe(200, content.Body);
        content.Body.ShouldContain("Test-Afanc");
        content.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await Content(id)).Status.ShouldBe(200);
        (await Notice(grant.Text("grantId"))).GetProperty("readCount").GetInt32().ShouldBe(2);
        (await stack.Audited(id, "break-glass")).ShouldBe(1);
        (await stack.Audited(id, "break-glass-read")).ShouldBe(2);
        (await stack.Read("deliveries", id, Desk))!.ContainsKey("openedAt").ShouldBeFalse("nobody of the desk opened it");
        (await Break(id, "Stuck since 08:00, the view does not print.")).Text("grantId").ShouldBe(grant.Text("grantId"), "a retry");
    }

    [Fact]
    public async Task GrantThatIsOver_OrSomebodyElses_ShowsNothing()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();
        var grantId = (await Break(id, "First.")).Text("grantId");
        await Patch(grantId, "/person", "somebody-else");
        (await Content(id)).Text("code").ShouldBe("grant-required");
        await Patch(grantId, "/person", Operator);
        (await Content(id)).Status.ShouldBe(200, "the control of the others");

        await Patch(grantId, "/expiresAt", NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds());

        (await Content(id)).Text("code").ShouldBe("grant-required");
        (await Notice(grantId)).GetProperty("readCount").GetInt32().ShouldBe(1);
        (await Break(id, "First.")).Text("grantId").ShouldNotBe(grantId, "a new grant, and a new notice");
    }

    [Fact]
    public async Task GrantForOneItem_OpensNoOther()
    {
        var (first, second) = ((await stack.SentItem())["id"]!.GetValue<string>(), (await stack.SentItem())["id"]!.GetValue<string>());
        (await Break(first, "First.")).Status.ShouldBe(200);

        (await Content(second)).Text("code").ShouldBe("grant-required");
    }

    [Fact]
    public async Task Report_IsShownAndTheReadStandsAtEachOfItsItems()
    {
        var item = await stack.SentItem();
        var (id, reportId) = (item["id"]!.GetValue<string>(), item["reportId"]!.GetValue<string>());
        (await Break(reportId, "The report has no item.")).Status.ShouldBe(200);

        var content = await Content(reportId);

        (content.Status, content.Text("type")).ShouldBe((200, "report"));
        content.Body.ShouldContain("Test-Afanc");
        (await stack.Audited(id, "break-glass-read")).ShouldBe(1);
    }

    /// <summary>What cannot be told cannot be shown: neither the grant nor the content comes without its trace.</summary>
    [Fact]
    public async Task AuditOrNoticeThatCannotBeWritten_ShowsNothing()
    {
        var id = (await stack.SentItem())["id"]!.GetValue<string>();
        using (Failing("POST", "/colls/audit/docs$"))
        {
            (await Break(id, "Why.")).Status.ShouldBe(503);
        }
        (await Notices()).ShouldNotContain(n => n.GetProperty("subjectId").GetString() == id);
        (await Break(id, "Why.")).Status.ShouldBe(200);
        foreach (var (method, path) in new[] { ("POST", "/colls/audit/docs$"), ("PUT", "/colls/operations/docs/") })
        {
            using (Failing(method, path))
            {
                var refused = await Content(id);
                refused.Status.ShouldBe(503);
                refused.Body.ShouldNotContain("Afanc");
            }
        }
        (await Content(id)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"reason":"Why."}""", "not-an-id")]
    [InlineData("""{"subjectId":"ID","reason":" "}""", "operator-reason-required")]
    [InlineData("""{"subjectId":"ID"}""", "operator-reason-required")]
    public async Task Request_NeedsAnIdAndAReason(string body, string codes)
    {
        var answer = await stack.Post(Operator, "/api/operations/break-glass", body.Replace("ID", NewId(), StringComparison.Ordinal));

        (answer.Status, answer.Codes).ShouldBe((422, codes));
    }

    [Fact]
    public async Task SubjectThatNeverWas_IsNotFoundAndLeavesNoNotice()
    {
        var id = NewId();

        (await Break(id, "Why.")).Status.ShouldBe(404);
        (await Notices()).ShouldNotContain(n => n.GetProperty("subjectId").GetString() == id);
    }

    private ActiveFault Failing(string method, string path) => stack.Stack.CosmosFront.Faults.Add(new()
    {
        Method = method,
        Path = path,
        Effect = FaultEffect.Status,
        Status = 503,
        Header = method == "POST" ? Kills.Creates : null,
    });

    private Task<Answer> Break(string id, string reason) =>
        stack.Post(Operator, "/api/operations/break-glass", $$"""{"subjectId":"{{id}}","reason":"{{reason}}"}""");

    private Task<Answer> Content(string id) => stack.Get(Operator, $"/api/operations/items/{id}/content");

    private Task Patch(string grantId, string path, object value) =>
        stack.Container("operations").PatchItemAsync<JsonElement>(grantId, new(Partition), [PatchOperation.Set(path, value)]);

    private async Task<JsonElement> Notice(string grantId) => (await Notices()).Single(n => n.GetProperty("grantId").GetString() == grantId);

    private async Task<IReadOnlyList<JsonElement>> Notices() =>
        [.. (await stack.Get(Auditor, "/api/operations/notices")).Json.GetProperty("items").EnumerateArray()];
}
