using NodaTime;
using NodaTime.Text;
using Safeguarding.Access;
using Safeguarding.Deliveries;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Routing;
using Safeguarding.Triggers;

namespace Safeguarding.SelfService;

/// <summary>Closed days as a desk sends them.</summary>
/// <param name="ActingPerson">Required when the caller is a system.</param>
/// <param name="School">Number of the school; a school's own desk need not say it.</param>
/// <param name="Dates">London dates like "2026-11-24"; absent means today.</param>
/// <param name="Reason">One of <see cref="ClosureReasons"/>; absent means another one.</param>
public sealed record ClosureBody(ActingPerson? ActingPerson = null, string? School = null, IReadOnlyList<string?>? Dates = null, string? Reason = null)
{
    /// <summary>Every fault at once. A foreign school and one that never was answer alike.</summary>
    public Outcome<ClosedDays> Read(Caller caller, DeskBook desks, LocalDate today)
    {
        var findings = new Findings();
        var number = School ?? (caller.Desk?.Split('.') is ["school", var own] ? own : null);
        var school = desks.School(number) is { } known && (caller.Desk == known.DeskId || caller.Desk == $"{known.Authority}.education-safeguarding") ? known : null;
        if (school is null)
        {
            findings.Fault("/school", "closure-school");
        }
        var dates = (Dates ?? [LocalDatePattern.Iso.Format(today)]).Select(d => LocalDatePattern.Iso.Parse(d ?? "")).ToList();
        if (dates.Count == 0 || dates.Count > Limits.Value(LimitIds.ClosureDates)
            || dates.Any(d => !d.Success || d.Value < today || d.Value > today.PlusDays(Limits.Value(LimitIds.ClosureAhead))))
        {
            findings.Fault("/dates", "closure-dates");
        }
        if (Reason is not null && !ClosureReasons.All.Contains(Reason))
        {
            findings.Fault("/reason", "closure-reason", string.Join(", ", ClosureReasons.All));
        }
        return findings.Faults.Count > 0
            ? new Refusal(Refusals.InvalidClosure, findings.Faults)
            : new ClosedDays(school!, [.. dates.Select(d => d.Value).Distinct()], Reason ?? ClosureReasons.Other, caller.Desk == school!.DeskId ? "school" : "authority");
    }
}

/// <summary>Days of one school, checked.</summary>
/// <param name="Said">"school" or "authority": whose desk says so.</param>
public sealed record ClosedDays(School School, IReadOnlyList<LocalDate> Dates, string Reason, string Said);
