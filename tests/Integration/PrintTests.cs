using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

[Collection<UndisturbedStack>]
public class PrintTests(UndisturbedStack stack)
{
    [Fact]
    public async Task Page_IsAuditedLikeTheJsonAndNeverStored()
    {
        var id = await Delivery();

        var page = await stack.Open(id, Cardiff, "text/html,application/xhtml+xml,*/*;q=0.8", "cy");
        page.Status.ShouldBe(200, page.Body);
        page.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        page.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        page.Body.ShouldContain("<html lang=\"cy\">");
        page.Body.ShouldContain("<dt>Galw yn ôl</dt><dd>After 17:00</dd>");
        page.Body.ShouldContain("&lt;b&gt;dog&lt;/b&gt;");
        page.Body.ShouldNotContain("<b>");
        await stack.Open(id, CardiffPerson, "text/html", "en");
        var audit = await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id);
        audit.OrderBy(a => a["id"]!.GetValue<string>()).Select(a => a["action"]!.GetValue<string>()).ShouldBe(["send", "read", "open"]);
        (await stack.Read("deliveries", id, "W06000015.intake"))!.ContainsKey("openedAt").ShouldBeTrue();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/json,text/html;q=0.5")]
    [InlineData("image/png")]
    public async Task WithoutAPageAskedForFirst_ItIsJson(string accept)
    {
        var answer = await stack.Open(await Delivery(), Cardiff, accept, "en");

        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Json.GetProperty("content").GetProperty("role").GetString().ShouldBe("decides");
    }

    [Fact]
    public async Task AnotherDesksPage_IsNotThere() => (await stack.Open(await Delivery(), Powys, "text/html", "en")).Status.ShouldBe(404);

    private async Task<string> Delivery() => (await stack.Referred("\"dangerToStaff\":\"<b>dog</b>\",")).Delivery;
}
