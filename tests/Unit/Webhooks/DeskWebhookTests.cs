using NodaTime;
using Safeguarding.Deliveries;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Unit.Deliveries.GivenDelivery;

namespace Safeguarding.Tests.Unit.Webhooks;

public class DeskWebhookTests
{
    private static readonly Uri Address = new("https://desk.example.org/hook");
    private static readonly WebhookAnswer Busy = new("503", WebhookVerdict.Transient);
    private static readonly WebhookAnswer Fine = new("204", WebhookVerdict.Accepted);

    /// <summary>Ten failures in a row, the first an hour ago.</summary>
    [Theory]
    [InlineData(9, 120, false)]
    [InlineData(10, 59, false)]
    [InlineData(10, 60, true)]
    [InlineData(100, 59, false)]
    public void RepeatedFailure_PausesAfterTenOverAnHour(int failures, int minutes, bool paused)
    {
        var desk = Failed(failures - 1).Heard(Address, Busy, After(minutes));

        desk.IsPausedFor(Address).ShouldBe(paused);
        (desk.Failures, desk.FailingSince, desk.LastStatus).ShouldBe((failures, Start, "503"));
    }

    [Fact]
    public void OneArrival_BreaksTheRow()
    {
        var desk = Failed(9).Heard(Address, Fine, After(59)).Heard(Address, Busy, After(60));

        (desk.Failures, desk.FailingSince, desk.PausedAt).ShouldBe((1, After(60), null));
    }

    [Theory]
    [InlineData("410")]
    [InlineData("no-secret")]
    [InlineData("refused-address")]
    public void AnswerThatStops_PausesAtOnce(string status) =>
        DeskWebhook.New("d", Address).Heard(Address, new(status, WebhookVerdict.Stop), Start).PausedAt.ShouldBe(Start);

    [Fact]
    public void Paused_StaysSoSinceTheFirstAndEndsWithAnArrivalOrAnotherAddress()
    {
        var paused = Failed(9).Heard(Address, Busy, After(60));
        paused.Heard(Address, Busy, After(90)).PausedAt.ShouldBe(After(60), "one pause, one notice");

        paused.Heard(Address, Fine, After(90)).ShouldBe(DeskWebhook.New("d", Address));
        var other = new Uri("https://desk.example.org/other");
        paused.IsPausedFor(other).ShouldBeFalse();
        paused.Heard(other, Busy, After(90)).ShouldBe(DeskWebhook.New("d", other) with { Failures = 1, FailingSince = After(90), LastStatus = "503" });
    }

    [Fact]
    public void DeskThatDoesWell_IsNotWritten()
    {
        var desk = DeskWebhook.New("d", Address);

        desk.Heard(Address, Fine, Start).ShouldBeSameAs(desk);
    }

    private static DeskWebhook Failed(int times) =>
        Enumerable.Range(0, times).Aggregate(DeskWebhook.New("d", Address), (desk, _) => desk.Heard(Address, Busy, Start));
}
