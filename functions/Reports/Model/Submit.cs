namespace Safeguarding.Reports;

/// <summary>The way into the pipeline for a kind's endpoint. Intake provides it, so that no kind depends on what spans the kinds.</summary>
public delegate Task<IResult> Submit(HttpContext http, ReportKind kind);
