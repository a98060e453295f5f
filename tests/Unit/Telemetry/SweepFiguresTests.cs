using System.Diagnostics.Metrics;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Telemetry;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Telemetry;

/// <summary>Figures of the sweep are of now or not at all.</summary>
public sealed class SweepFiguresTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 9, 30);

    private readonly FakeClock _clock = new(Now);
    private readonly SweepFigures _figures;

    public SweepFiguresTests() => _figures = new(_clock);

    public void Dispose() => _figures.Dispose();

    [Fact]
    public void OldestDue_IsTheAgeAndZeroWhereNothingIsDue()
    {
        _figures.Due("reports", (Now - Duration.FromSeconds(90)).ToUnixTimeMilliseconds());
        _figures.Due("deliveries", null);

        Given("oldest_due_age").ShouldBe(["deliveries 0", "reports 90"]);
    }

    [Fact]
    public void Expected_IsOneWhileMissing()
    {
        _figures.Expected("police.gwent", missing: true);
        _figures.Expected("police.btp", missing: false);

        Given("encompass_expected_missing").ShouldBe(["police.btp 0", "police.gwent 1"]);
    }

    [Theory]
    [InlineData(true, " 1")]
    [InlineData(false, " 0")]
    public void ListOfBankHolidays_IsOneWhileItEnds(bool ending, string given)
    {
        _figures.BankHolidays(ending);

        Given("bank_holidays_ending").ShouldBe([given]);
        _clock.AdvanceSeconds(181);
        Given("bank_holidays_ending").ShouldBeEmpty();
    }

    [Fact]
    public void InstanceThatSweepsNoMore_SaysNothingOfThePresent()
    {
        _figures.Expected("police.gwent", missing: true);
        _figures.Due("reports", 0);
        _figures.Completed();
        _clock.AdvanceSeconds(181);

        Given("encompass_expected_missing").ShouldBeEmpty();
        Given("oldest_due_age").ShouldBeEmpty();
        Given("sweep_heartbeat").ShouldBe([$" {Now.ToUnixTimeSeconds()}"], "when it last swept stays true");
    }

    [Fact]
    public void BeforeTheFirstSweep_ThereIsNoHeartbeat() => Given("sweep_heartbeat").ShouldBeEmpty();

    /// <summary>A desk is one of thousands; its kind is one of a dozen.</summary>
    [Theory]
    [InlineData("W06000015.intake", "intake")]
    [InlineData("E06000019.education-safeguarding", "education-safeguarding")]
    [InlineData("school.6814001", "school")]
    [InlineData("edt.example-east", "edt")]
    [InlineData("police.gwent", "police")]
    [InlineData("health.aneurin-bevan.safeguarding", "health")]
    [InlineData("icta", "icta")]
    public void KindOfADesk_ComesFromItsId(string desk, string kind) => PipelineMetrics.KindOf(desk).ShouldBe(kind);

    /// <summary>"tag value" of each series; other instances of the figures, of other tests, are looked past.</summary>
    private List<string> Given(string instrument)
    {
        var given = new List<string>();
        var meter = typeof(SweepFigures).GetField("_meter", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(_figures);
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter == meter && i.Name == instrument) { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => given.Add($"{Tag(tags)} {value}"));
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => given.Add($"{Tag(tags)} {value}"));
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => given.Add($"{Tag(tags)} {value}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. given.Order()];
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length == 0 ? "" : (string)tags[0].Value!;
}
