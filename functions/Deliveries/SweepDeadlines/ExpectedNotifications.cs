using System.Collections.Concurrent;
using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Telemetry;

namespace Safeguarding.Deliveries;

/// <summary>
/// What is to come and has not: the next list of bank holidays (<see cref="BankHolidaysEnd"/>), and forces that should have notified schools by now and have not (<see cref="ExpectedNotification"/>): a report that never came cannot be late
/// anywhere else. Asks the reports themselves and writes nothing, so a kill loses nothing; once a force has been heard, it is not asked for again that day.
/// </summary>
/// <param name="kind">Name of the kind that is expected.</param>
public sealed class ExpectedNotifications(string kind, IReportStore reports, IDirectory directory, SweepFigures figures)
{
    /// <summary>Force, and since when it was awaited when it was heard.</summary>
    private readonly ConcurrentDictionary<string, Instant> _heard = new();

    public async Task Run(Instant now, CancellationToken stop)
    {
        var snapshot = await directory.Recent(stop);
        figures.BankHolidays(BankHolidaysEnd.IsNear(snapshot.Data.BankHolidaysCover, LondonTime.Local(now).Date));
        foreach (var force in snapshot.Data.Senders)
        {
            if (force.EncompassExpectedBy is { } by)
            {
                var since = ExpectedNotification.AwaitedSince(day => snapshot.Desks.IsSchoolDayOfForce(force.Id, day), by, now);
                figures.Expected(force.Id, missing: since is { } from && !await IsHeard(force.Id, from, stop));
            }
        }
    }

    private async Task<bool> IsHeard(string force, Instant since, CancellationToken stop)
    {
        if (_heard.TryGetValue(force, out var known) && known == since)
        {
            return true;
        }
        if (!await reports.AnyReceived(force, kind, since, stop))
        {
            return false;
        }
        _heard[force] = since;
        return true;
    }
}
