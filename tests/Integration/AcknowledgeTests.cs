using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

[Collection<UndisturbedStack>]
public class AcknowledgeTests(UndisturbedStack stack)
{
    private const string Person = "school-6802901-dsp";

    [Fact]
    public async Task OpenedBySystem_IsAuditedAndNotOpened()
    {
        var id = await Delivery();

        (await stack.Get(LittleOtter, $"/api/deliveries/{id}")).Json.GetProperty("delivery").GetProperty("state").GetString().ShouldBe("sent");
        (await Audit(id)).ShouldBe("send read");
    }

    [Fact]
    public async Task OpenedByAPerson_IsOpenedOnce()
    {
        var id = await Delivery();

        var first = (await stack.Get(Person, $"/api/deliveries/{id}")).Json.GetProperty("delivery");
        first.GetProperty("state").GetString().ShouldBe("opened");
        await stack.Get(Person, $"/api/deliveries/{id}");
        (await stack.Get(Person, $"/api/deliveries/{id}")).Json.GetProperty("delivery").GetProperty("openedAt").GetString().ShouldBe(first.GetProperty("openedAt").GetString());
        (await Audit(id)).ShouldBe("send open open open");
    }

    [Fact]
    public async Task AcknowledgedBySystem_NeedsThePerson()
    {
        var id = await Delivery();
        var path = $"/api/deliveries/{id}/acknowledgement";

        (await stack.Post(LittleOtter, path, "{}")).Text("code").ShouldBe("acting-person-required");
        (await stack.Post(LittleOtter, path, """{"actingPerson":{"name":" "}}""")).Status.ShouldBe(422);
        (await stack.Post(LittleOtter, path, "{\"actingPerson\":")).Status.ShouldBe(400);
        (await stack.Post(LittleOtter, path, """{"actingPerson":5}""")).Codes.ShouldBe("wrong-type");
        var done = await stack.Post(LittleOtter, path, "\uFEFF" + """{"actingPerson":{"id":"staff-7"},"recipientCaseId":123456}""");
        done.Status.ShouldBe(200, done.Body);
        done.Text("state").ShouldBe("acknowledged");
        (await stack.Read("deliveries", id, "school.6802901"))!["recipientCaseId"]!.GetValue<string>().ShouldBe("123456");
    }

    [Fact]
    public async Task AcknowledgedTwice_KeepsTheFirstAndEndsTheChase()
    {
        var id = await Delivery();
        var path = $"/api/deliveries/{id}/acknowledgement";

        var first = await stack.Send(HttpMethod.Post, path, stack.Token(Person), null);
        first.Status.ShouldBe(200, first.Body);
        var again = await stack.Post(LittleOtter, path, """{"actingPerson":{"name":"Somebody else"}}""");
        again.Text("acknowledgedAt").ShouldBe(first.Text("acknowledgedAt"));
        var stored = (await stack.Read("deliveries", id, "school.6802901"))!;
        stored["acknowledgedBy"]!["id"]!.GetValue<string>().ShouldBe(Person);
        stored.ContainsKey("nextActionAt").ShouldBeFalse();
    }

    private async Task<string> Audit(string id) => string.Join(' ',
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id)).OrderBy(a => a["id"]!.GetValue<string>()).Select(a => a["action"]!.GetValue<string>()));

    private async Task<string> Delivery()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        await Poll.Until(() => stack.IsAtRest(receipt.Text("reportId")), "sent");
        return (await stack.Inbox(LittleOtter, receipt.Text("reportId")))[0].GetProperty("deliveryId").GetString()!;
    }
}
