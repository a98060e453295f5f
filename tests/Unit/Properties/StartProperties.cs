using CsCheck;
using NodaTime;
using NodaTime.Text;
using Safeguarding.MissingEpisodes;
using Safeguarding.OperationEncompass;
using Safeguarding.Reports;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>What is reported has happened: a time that a sender writes ahead of receipt, however far and in whatever form, gives nobody a later deadline.</summary>
public class StartProperties
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>From a second to a year ahead, as an instant, a London time or a date.</summary>
    private static readonly Gen<Func<Instant, string>> Ahead = Gen.Select(Gen.OneOf(Gen.Int[1, 600], Gen.Int[600, 90_000], Gen.Int[90_000, 31_000_000]), Gen.Int[0, 2]).Select((seconds, how) => (Func<Instant, string>)(at =>
        (at + Duration.FromSeconds(seconds)).InZone(London) is var then && how == 0 ? InstantPattern.ExtendedIso.Format(then.ToInstant())
        : how == 1 ? OffsetDateTimePattern.ExtendedIso.Format(then.ToOffsetDateTime())
        : LocalDatePattern.Iso.Format(then.Date)));

    [Fact]
    public void IncidentAhead_IsDueAsIfItHadHappenedAtReceipt() => Gen.Select(GeneratedTimes.Moments, Ahead, Gen.Bool).Sample((received, ahead, aware) =>
    {
        string Json(string at) => $$"""{"reference":"E","reporter":{"name":"PC"},"incident":{"{{(aware ? "policeAwareAt" : "occurredAt")}}":"{{at}}"},"children":[{"key":"c1","schools":[{"number":"6804001"}]}]}""";
        var at = InstantPattern.ExtendedIso.Format(received);

        var written = Reading.Accepted(EncompassKind.Definition, Json(ahead(received)), at).Routes[0].Deadline;
        var now = Reading.Accepted(EncompassKind.Definition, Json(at), at).Routes[0].Deadline;

        (written.DueAt, written.Target, written.LateOnArrival).ShouldBe((now.DueAt, now.Target, now.LateOnArrival));
    }, iter: 300, threads: 1);

    [Fact]
    public void ReturnAhead_HasAnInterviewOnlyUpToFiveMinutes() => Gen.Select(GeneratedTimes.Moments, Gen.Int[1, 100_000]).Sample((received, seconds) =>
    {
        var returned = InstantPattern.ExtendedIso.Format(received + Duration.FromSeconds(seconds));
        var report = Reading.Accepted(MissingEpisodeKind.Definition,
            $$"""{"reference":"M","reporter":{"name":"carer"},"risk":{"grade":"low"},"episode":{"found":{"returnedAt":"{{returned}}"} },"children":[{"familyName":"Afanc","homeAuthority":"W06000022"}]}""",
            InstantPattern.ExtendedIso.Format(received));

        var due = report.Routes.Single(r => r.Desk == "W06000022.intake").ReturnInterviewDueAt;
        due.ShouldBe(seconds <= 300 ? received + Duration.FromHours(72) : null);
    }, iter: 200, threads: 1);
}
