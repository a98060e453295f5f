using System.Diagnostics;
using Safeguarding.Adapters;
using Safeguarding.Telemetry;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Telemetry;

/// <summary>Steps that a document joins to one trace, and what of a span may leave.</summary>
public sealed class TracingTests : IDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Accepted = $"00-{Trace}-00f067aa0ba902b7-01";

    private readonly string _name = $"step-{Guid.NewGuid():N}";
    private readonly List<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public TracingTests()
    {
        _listener = new()
        {
            ShouldListenTo = s => s.Name == Tracing.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> o) => o.Name == _name ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _ended.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task StepOfADocument_GoesOnWithItsTraceAndLinksTheCall()
    {
        using var call = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start();

        await Tracing.Step(_name, Accepted, () => Task.CompletedTask, (Tracing.ReportId, "r1"));

        var step = _ended.ShouldHaveSingleItem();
        (step.TraceId.ToString(), step.ParentSpanId.ToString()).ShouldBe((Trace, "00f067aa0ba902b7"));
        step.Links.ShouldHaveSingleItem().Context.TraceId.ShouldBe(call.TraceId);
        step.GetTagItem("report.id").ShouldBe("r1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no traceparent")]
    public async Task StepOfADocumentWithoutTrace_BelongsToTheCall(string? of)
    {
        using var call = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start();

        await Tracing.Step(_name, of, () => Task.CompletedTask);

        var step = _ended.ShouldHaveSingleItem();
        step.TraceId.ShouldBe(call.TraceId);
        step.Links.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatADocumentKeeps_IsTheStepUnderWay()
    {
        string? kept = null;

        await Tracing.Step(_name, null, () => Task.FromResult(kept = Tracing.Here));

        kept.ShouldBe($"00-{_ended[0].TraceId}-{_ended[0].SpanId}-01");
        Tracing.Here.ShouldBeNull("outside of a recorded trace there is nothing to keep");
    }

    [Fact]
    public async Task FailedStep_NamesTheTypeAloneAndThrowsOn()
    {
        await Should.ThrowAsync<FormatException>(() => Tracing.Step(_name, null, () => Task.FromException(new FormatException("Gwenhwyfar"))));

        var step = _ended.ShouldHaveSingleItem();
        (step.Status, step.StatusDescription, step.GetTagItem("error.type")).ShouldBe((ActivityStatusCode.Error, null, "FormatException"));
        step.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Redaction_LeavesTheRouteAndKnownTagsAndNothingElse()
    {
        using var source = new ActivitySource(_name);
        using var listener = new ActivityListener { ShouldListenTo = s => s == source, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("GET /api/reports/Gwenhwyfar", ActivityKind.Server)!;
        span.SetTag("http.request.method", "GET").SetTag("http.route", "/api/reports/{id}").SetTag("report.id", "r1")
            .SetTag("url.path", "/api/reports/Gwenhwyfar").SetTag("url.query", "?child=Gwenhwyfar").SetTag("user_agent.original", "Gwenhwyfar")
            .SetTag("a.new.tag", "Gwenhwyfar").SetStatus(ActivityStatusCode.Error, "Gwenhwyfar");
        span.TraceStateString = "child=Gwenhwyfar";

        using var redaction = new SpanRedaction();
        redaction.OnEnd(span);

        span.DisplayName.ShouldBe("GET /api/reports/{id}");
        span.TagObjects.Select(t => t.Key).ShouldBe(["http.request.method", "http.route", "report.id"]);
        (span.Status, span.StatusDescription ?? "", span.TraceStateString).ShouldBe((ActivityStatusCode.Error, "", null));
    }
}
