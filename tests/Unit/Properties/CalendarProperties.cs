using CsCheck;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Tests.Unit.Kinds;
using Shouldly;
using Xunit;
using Route = Safeguarding.Routing.Route;

namespace Safeguarding.Tests.Unit.Properties;

/// <summary>A day off more, of whatever kind, may put a deadline off and never brings it forward: nobody becomes late by a holiday.</summary>
public class CalendarProperties
{
    private static readonly Gen<int> DaysLater = Gen.Int[-1, 6];

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void BankHoliday_NeverMakesADeadlineEarlier(string kind) => NeverEarlier(kind, (day, data) =>
        data with { BankHolidays = [.. data.BankHolidays, new(day, "An extra day", "Diwrnod ychwanegol")] });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void ClosedSchools_NeverMakeADeadlineEarlier(string kind) => NeverEarlier(kind, (day, data) =>
        data with { Calendar = [.. data.Calendar, .. data.Schools.Select(s => Closed(CalendarOwner.School, s.Number, day, day))] });

    [Theory]
    [MemberData(nameof(GeneratedReports.Kinds), MemberType = typeof(GeneratedReports))]
    public void ClosedAuthority_NeverMakesADeadlineEarlier(string kind) => NeverEarlier(kind, (day, data) =>
        data with { Calendar = [.. data.Calendar, .. data.Authorities.Select(a => Closed(CalendarOwner.Authority, a.Code, day, day.PlusDays(4)))] });

    private static void NeverEarlier(string kind, Func<LocalDate, DirectoryData, DirectoryData> with) =>
        Gen.Select(GeneratedReports.Of(kind), DaysLater, Gen.Bool).Sample((generated, later, published) =>
        {
            var day = generated.ReceivedAt.InZone(DateTimeZoneProviders.Tzdb["Europe/London"]).Date.PlusDays(later);
            // Without published terms every day is assumed, and the bank holidays alone decide.
            var data = published ? TestDirectory.Rows : TestDirectory.Rows with { Calendar = [] };
            var before = generated.Read(new("before", data));
            var after = generated.Read(new("after", with(day, data)));
            foreach (var (one, other) in Both(before, after))
            {
                other.Deadline.DueAt.ShouldBeGreaterThanOrEqualTo(one.Deadline.DueAt, $"{one.Desk} {one.ChildKey}, a day off on {day}");
                (other.Decision?.DueAt ?? Instant.MaxValue).ShouldBeGreaterThanOrEqualTo(one.Decision?.DueAt ?? Instant.MinValue);
                (other.Deadline.LateOnArrival && !one.Deadline.LateOnArrival).ShouldBeFalse("nobody becomes late by a holiday");
            }
            (after?.ChaseAt ?? Instant.MaxValue).ShouldBeGreaterThanOrEqualTo(before?.ChaseAt ?? Instant.MinValue);
        }, iter: GeneratedReports.Iterations / 2, threads: 1);

    /// <summary>Every desk that was told is still told; more may be, since a closed desk has its emergency duty team beside it.</summary>
    private static IEnumerable<(Route One, Route Other)> Both(Report? before, Report? after) => (before?.Routes ?? [])
        .Where(r => r.Role != RouteRole.EmergencyDutyTeam && r.Reason != "holiday-cover")
        .Select(r => (r, after!.Routes.Single(o => (o.Desk, o.ChildKey) == (r.Desk, r.ChildKey))));

    private static CalendarEntry Closed(CalendarOwner owner, string id, LocalDate first, LocalDate last) =>
        new(owner, id, CalendarEntryKind.Closed, first, last, null, null, "an extra day");
}
