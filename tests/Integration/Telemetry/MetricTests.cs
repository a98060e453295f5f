using NodaTime;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Importing;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Telemetry;

/// <summary>The figures that an alert rests on, as a receiver of telemetry sees them.</summary>
[Collection<ConnectedStack>]
public class MetricTests(ConnectedStack stack)
{
    private const string Senders = "senderId,nameEn,nameCy,type,board,encompassExpectedBy\n";

    [Fact]
    public async Task AcceptedSentAndAcknowledged_AreCountedOnce()
    {
        await stack.Telemetry.FiguresAreFresh();
        var (before, sent, late) = (Accepted(), Sent(), Lateness());
        var body = OneChild();
        var reportId = (await stack.Post(Force, Encompass, body)).Text("reportId");
        (await stack.Post(Force, Encompass, body)).Json.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        await Poll.Until(async () => await stack.DeliveriesOf(reportId) is { Count: > 0 } made && made.All(d => d.IsAtRest()), "sent");
        var id = (await stack.Inbox(LittleOtter, reportId))[0].GetProperty("deliveryId").GetString();
        (await stack.Post(LittleOtter, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"A. Teacher"}}""")).Status.ShouldBe(200);

        await stack.Telemetry.FiguresAreFresh();
        Accepted().ShouldBe(before + 1, "a repeated submission is not counted");
        Sent().ShouldBeGreaterThan(sent);
        Lateness().ShouldBe(late + 1);
    }

    [Fact]
    public async Task Sweep_GivesItsHeartbeatAndTheAgeOfWhatIsDue()
    {
        await stack.Telemetry.FiguresAreFresh();
        var (before, lost) = (SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds(), Lost());
        await stack.Queue("accepted-reports").SendMessageAsync("not an id");
        await stack.Swept();

        await Poll.Until(() => stack.Telemetry.Points.Any(p => p.Metric == "sweep_heartbeat" && p.Value >= before), "heartbeat");
        stack.Telemetry.Points.Where(p => p.Metric == "oldest_due_age").Select(p => p.Tags["store"]).Distinct().Order().ShouldBe(["alerts", "deliveries", "reports"]);
        await Poll.Until(() => Lost() == lost + 1, "the message that is none is counted");
    }

    /// <summary>Whether today is a school day is not for a test to choose: on another day the figure is 0 all along, and the rule's own tests see to the rest.</summary>
    [Fact]
    public async Task ForceThatIsExpected_IsMissingUntilItIsHeard()
    {
        await Expect("00:00");
        try
        {
            await SweptUntil("police.btp", () => IsSchoolDay ? 1 : 0);
            stack.Telemetry.Points.ShouldNotContain(p => p.Metric == "encompass_expected_missing" && p.Tags["force"] != "police.btp", "the others are not expected");
            stack.Telemetry.Points.ShouldContain(p => p.Metric == "bank_holidays_ending", "the same sweep looks at the list");

            (await stack.Post("btp-police-system", Encompass, OneChild())).Status.ShouldBe(202);

            await SweptUntil("police.btp", () => 0);
        }
        finally
        {
            await Expect("");
        }
    }

    /// <summary>The force has no area of its own: Monday to Friday less what the government publishes as bank holidays.</summary>
    private static bool IsSchoolDay
    {
        get
        {
            var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date;
            var published = File.ReadAllText(Path.Combine(new Local.LocalStackOptions().RepositoryRoot, "sample-payloads", "published", "bank-holidays.json"));
            return today.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !published.Contains($"\"{today:uuuu-MM-dd}\"", StringComparison.Ordinal);
        }
    }

    private async Task Expect(string by) => (await stack.Import(ImportId(), "senders",
        $"{Senders}police.btp,British Transport Police,Heddlu Trafnidiaeth Prydain,police,cardiff-and-vale,{by}\n")).Status.ShouldBe(200);

    private Task SweptUntil(string force, Func<double> value) => Poll.Until(
        () => stack.Telemetry.Points.LastOrDefault(p => p.Metric == "encompass_expected_missing" && p.Tags["force"] == force)?.Value == value(),
        $"{force} is {value()}", meanwhile: stack.Swept, every: TimeSpan.FromSeconds(1));

    private double Accepted() => Sum("reports_accepted", p => p.Tags["sender"] == "police.gwent" && p.Tags["kind"] == "encompass-notification");

    private double Sent() => Sum("deliveries_sent", p => p.Tags["desk_kind"] == "school");

    private double Lost() => Sum("dead_letters", p => p.Tags["queue"] == "accepted-reports");

    /// <summary>How many acknowledgements were measured.</summary>
    private double Lateness() => Sum("acknowledgement_lateness", _ => true);

    /// <summary>Of each series of each process the newest value: each process begins at 0.</summary>
    private double Sum(string metric, Func<ExportedPoint, bool> of) => stack.Telemetry.Points.Where(p => p.Metric == metric && of(p))
        .GroupBy(p => (p.Since, string.Join(' ', p.Tags.OrderBy(t => t.Key, StringComparer.Ordinal)))).Sum(series => series.Last().Value);
}
