namespace Safeguarding.Reports;

/// <summary>The way into the pipeline for a kind's endpoint. Intake provides it, so that no kind depends on what spans the kinds.</summary>
public delegate Task<IResult> Submit(HttpContext http, ReportKind kind);

/// <summary>The way in for an event of a report that was accepted before; Intake provides it too.</summary>
public delegate Task<IResult> SubmitEvent(HttpContext http, string reportId, ReportKind kind);

/// <summary>
/// What a kind does with an accepted report once its own deliveries are made; it may append routes and returns the report as it is then. Safe to
/// repeat, and done before the report counts as routed.
/// </summary>
public delegate Task<Report> FollowUp(Report report, Routing.DeskBook desks, CancellationToken stop);
