using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Safeguarding.Local.Fronts;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration;

/// <summary>What reaches a person outside the inbox, and what becomes of an item whose contact cannot be reached.</summary>
[Collection<AlertedStack>]
public class ContactAlertTests(AlertedStack stack)
{
    private const string Welsh = "6602901";
    private const string English = "6644901";
    private static readonly string[] Telling = ["Afanc", "Ŵyn", "child", "plentyn", "ysgol", "school", "Encompass", "abuse", "cam-drin", "quiet evening"];

    [Fact]
    public async Task SeveralItems_MakeOneMessageInTheContactsLanguageThatTellsNothing()
    {
        var first = (await stack.Contacts($"school.{Welsh}"))[0];
        var reports = new List<string>();
        // However slow the machine is, all three come before the first message goes.
        await using (await stack.Stack.Host.PauseAsync("SendAlert"))
        {
            for (var i = 0; i < 3; i++)
            {
                reports.Add(await Accepted(Welsh));
            }
            await Poll.Until(async () => (await stack.Box(first.Id))?["waiting"]!.AsArray().Count == 3, "all three wait");
        }

        await Poll.Until(() => stack.To(first.Email).Count > 0, "the message goes by itself");

        var message = stack.To(first.Email).ShouldHaveSingleItem();
        message.Subject.ShouldBe("Adrodd diogelu i Gymru: eitemau yn aros amdanoch: 3");
        message.Body.ShouldContain(" ddydd ");
        message.Body.ShouldContain(Local.LocalStack.SignIn.AbsoluteUri);
        Telling.Where(t => (message.Subject + message.Body).Contains(t, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        foreach (var report in reports)
        {
            await Poll.Until(async () => (await Outcomes(Welsh, report, first.Id)).Single() is "sent" or "delivered", "the item knows");
        }
        await stack.PassedUntil(first.Id, async () => (await Outcomes(Welsh, reports[0], first.Id)).Single() == "delivered", "the sweep asked after it");
        await Poll.Until(async () => !(await stack.Box(first.Id))!.ContainsKey("nextActionAt"), "nothing is left to ask after");
        stack.Stack.Host.Output.Lines.ShouldNotContain(l => l.Text.Contains(first.Email));
        (await stack.Box(first.Id))!.ToJsonString().ShouldNotContain(first.Email);
    }

    /// <summary>The address bounces: whoever is next hears at once, by e-mail, and the record says of both what happened.</summary>
    [Fact]
    public async Task PermanentFailure_TellsTheNextContactAtOnce()
    {
        var contacts = await stack.Contacts($"school.{English}");
        stack.Notify.EndsAs(contacts[0].Email, "permanent-failure");
        var report = await Accepted(English);
        await stack.PassedUntil(contacts[0].Id, async () => (await Outcomes(English, report, contacts[0].Id)).SequenceEqual(["failed"]), "the failure is recorded");

        await Poll.Until(() => stack.To(contacts[1].Email).Count == 1, "the next contact hears without any wait");

        stack.To(contacts[1].Email)[0].Body.ShouldContain("Items waiting for you at Safeguarding reporting for Wales: 1.");
        await Poll.Until(async () => (await Outcomes(English, report, contacts[1].Id)).Any(outcome => outcome is "sent" or "delivered"), "and that is recorded");
        var id = (await Item(English, report))["id"]!.GetValue<string>();
        (await stack.Query("audit", "SELECT * FROM c WHERE c.subjectId = @key", id))
            .ShouldContain(a => a["action"]!.GetValue<string>() == "sent handed-over" && a["contacts"]!.GetValue<string>().StartsWith($"{contacts[1].Id}/email", StringComparison.Ordinal));
        stack.Notify.EndsAs(contacts[0].Email, null);
    }

    /// <summary>The service says no to the address itself; the last contact too: the desk behind hears that an item waits.</summary>
    [Fact]
    public async Task EveryAddressRefused_TellsTheDeskBehindAtOnce()
    {
        const string School = "6642901";
        var contacts = await stack.Contacts($"school.{School}");
        using var refusing = stack.Notify.Front.Faults.Add(new() { Method = "POST", Path = "/v2/notifications/", Effect = FaultEffect.Status, Status = 400 });
        var report = await Accepted(School);

        await stack.PassedUntil(contacts[0].Id, async () => (await Item(School, report))["escalations"]!.AsArray().Any(e => e!["step"]!.GetValue<string>() == "no-contact"), "the desk behind hears");

        foreach (var contact in contacts)
        {
            (await Outcomes(School, report, contact.Id)).ShouldContain("failed");
        }
        stack.Notify.Sent.ShouldNotContain(m => contacts.Any(c => c.Email == m.To));
    }

    /// <summary>Who has acknowledged needs no message any more.</summary>
    [Fact]
    public async Task AnsweredBeforeItWent_NoMessageGoes()
    {
        var first = (await stack.Contacts("school.6802901"))[0];
        // However slow the machine is, no message goes before the answer.
        await using var alerting = await stack.Stack.Host.PauseAsync("SendAlert");
        var report = await Accepted("6802901");
        await Poll.Until(async () => (await stack.Box(first.Id))?["waiting"]!.AsArray().Count > 0, "it waits");
        var id = (await Item("6802901", report))["id"]!.GetValue<string>();
        (await stack.Post(ContactPayloads.Dsp, $"/api/deliveries/{id}/acknowledgement", "{}")).Status.ShouldBe(200);
        await alerting.DisposeAsync();

        await stack.PassedUntil(first.Id, async () => (await Outcomes("6802901", report, first.Id)).Single() == "not-needed", "it is recorded");

        stack.To(first.Email).ShouldBeEmpty();
    }

    /// <summary>One of two items was broken behind the app's back: the message goes, speaks of both, and the other item knows of it.</summary>
    [Fact]
    public async Task BrokenItemInABox_HoldsUpNoOther()
    {
        const string School = "6714901";
        var first = (await stack.Contacts($"school.{School}"))[0];
        await using var alerting = await stack.Stack.Host.PauseAsync("SendAlert");
        var (broken, sound) = (await Accepted(School), await Accepted(School));
        await Poll.Until(async () => (await stack.Box(first.Id))?["waiting"]!.AsArray().Count == 2, "both wait");
        var item = await Item(School, broken);
        var changed = (JsonObject)item.DeepClone();
        changed["history"] = "words";
        await stack.Store("deliveries", changed, $"school.{School}");
        await alerting.DisposeAsync();

        await stack.PassedUntil(first.Id, async () => (await Outcomes(School, sound, first.Id)).Single() is "sent" or "delivered", "the other item knows");

        stack.To(first.Email).ShouldHaveSingleItem().Body.ShouldContain("2");
        await stack.Store("deliveries", item, $"school.{School}");
    }

    [Fact]
    public async Task StandIn_RefusesATokenThatIsNotOfTheKey()
    {
        using var http = new HttpClient { BaseAddress = stack.Notify.Front.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stack.Token(Payloads.Force));

        ((int)(await http.GetAsync("/v2/notifications")).StatusCode).ShouldBe(403);
        ((int)(await http.PostAsJsonAsync("/v2/notifications/email", new { })).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task MessageThatIsNoBox_IsRecordedAndNotRetried()
    {
        await stack.Queue("due-alerts").SendMessageAsync("../not a box");

        await Poll.Until(async () => (await stack.Query("rejections", "SELECT * FROM c WHERE c.senderId = @key", "pipeline"))
            .Any(r => r["id"]!.GetValue<string>().StartsWith("due-alerts-", StringComparison.Ordinal)), "it is recorded");
    }

    private async Task<string> Accepted(string school)
    {
        var answer = await stack.Post(Payloads.Force, Payloads.Encompass, Payloads.OneChild().Replace("6802901", school));
        answer.Status.ShouldBe(202, answer.Body);
        var report = answer.Text("reportId");
        await Poll.Until(() => stack.AllDelivered(report), "it is in the inbox");
        return report;
    }

    private async Task<JsonObject> Item(string school, string report) =>
        (await stack.ItemsAt($"school.{school}", report)).Single();

    /// <summary>Outcomes by e-mail: texts depend on the hour.</summary>
    private async Task<IReadOnlyList<string>> Outcomes(string school, string report, string contact) =>
        [.. (await Item(school, report))["contacted"]!.AsArray().Where(c => c!["contactId"]?.GetValue<string>() == contact && c["channel"]!.GetValue<string>() == "email")
            .Select(c => c!["outcome"]!.GetValue<string>())];
}
