using NodaTime;
using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>How amendments stand in the report's document: what was sent first never changes, what is in force stands beside it.</summary>
public sealed partial record Report
{
    /// <summary>In order of receipt; each one's routes stand among <see cref="Routes"/>.</summary>
    public IReadOnlyList<ReportAmendment> Amendments { get; init; } = [];

    /// <summary>Null while nothing was amended.</summary>
    public ContentInForce? InForce { get; init; }

    /// <summary>So many of the amendments, from the first, have changed the deliveries that stood before.</summary>
    public int AmendmentsApplied { get; init; }

    /// <summary>The sender took the whole report back. It is kept, and so is whatever duty of a desk it brought.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>What a person of the duty desk said that unclear markers mean, by the marker; the last word on one counts. What was written stays as it is.</summary>
    public IReadOnlyList<MarkerMeant> MarkerReadings { get; init; } = [];

    /// <summary>The children of whom the sender still says something.</summary>
    public IReadOnlyList<ReportChild> ChildrenInForce => [.. (InForce?.Children ?? Children).Where(c => c.WithdrawnAt is null)];

    /// <summary>The report as it stands now, for routing and projecting; it is never written back.</summary>
    public Report AsAmended() => InForce is null ? this : this with { Content = InForce.Content, Children = InForce.Children, Duties = InForce.Duties };

    /// <summary>Appends an amendment with its effects, its routes and what is in force now, in one write: whoever reads the report sees all or nothing.</summary>
    public Report Amended(ReportAmendment amendment, ContentInForce inForce, IReadOnlyList<Route> routes, bool wholeWithdrawn)
    {
        var at = amendment.ReceivedAt;
        return this with
        {
            Amendments = [.. Amendments, amendment],
            InForce = inForce,
            IncidentReference = inForce.Content.Text("incidentReference"),
            Routes = [.. Routes, .. routes],
            WithdrawnAt = wholeWithdrawn ? at : WithdrawnAt,
            NextActionAt = (at + WorkIntervals.Lease).ToUnixTimeMilliseconds(),
            UpdatedAt = at.ToUnixTimeMilliseconds(),
            History = History.With(new(at, $"amendment-{amendment.Type.Name()}", amendment.Id)),
        };
    }
}
