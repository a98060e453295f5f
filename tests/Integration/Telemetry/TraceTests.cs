using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration.Telemetry;

/// <summary>What a receiver of telemetry sees of a report: its way as one trace, whatever was killed, and nothing that a caller wrote.</summary>
[Collection<ConnectedStack>]
public class TraceTests(ConnectedStack stack)
{
    [Fact]
    public async Task KilledAfterAcceptance_LaterStepsOfTheNextProcessAreInTheSameTrace()
    {
        await using var routing = await stack.Stack.Host.PauseAsync("CreateDeliveries");
        var reportId = (await stack.Post(Force, Encompass, Siblings())).Text("reportId");
        await Poll.Until(() => Of(reportId).Any(s => s.Name == "accept-report"), "the acceptance is exported");
        stack.Stack.Host.KillApp();
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
        await routing.DisposeAsync();
        await Poll.Until(() => Of(reportId).Count(s => s.Name == "send-delivery") >= 2 && Of(reportId).Any(s => s.Name == "create-deliveries"), "routed, and both are sent");

        var accepted = Of(reportId).Single(s => s.Name == "accept-report");
        (await stack.Report(reportId))!["traceParent"]!.GetValue<string>().ShouldBe($"00-{accepted.TraceId}-{accepted.SpanId}-01");
        var later = Of(reportId).Where(s => s.Name is "create-deliveries" or "send-delivery").ToList();
        later.Select(s => s.Name).Distinct().Count().ShouldBe(2);
        later.ShouldAllBe(s => s.TraceId == accepted.TraceId && s.ParentId == accepted.SpanId);
        // The host's call of the worker is a trace of its own, and linked.
        later.ShouldAllBe(s => s.LinkedTraces.Count == 1 && s.LinkedTraces[0] != accepted.TraceId);
        stack.Telemetry.Spans.ShouldContain(s => s.Name == "send" && s.TraceId == accepted.TraceId);
    }

    [Fact]
    public async Task Acknowledgement_IsLinkedToTheTraceOfItsReport()
    {
        var reportId = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Poll.Until(async () => (await stack.Inbox(LittleOtter, reportId)).Count > 0, "arrived");
        var id = (await stack.Inbox(LittleOtter, reportId))[0].GetProperty("deliveryId").GetString();
        (await stack.Post(LittleOtter, $"/api/deliveries/{id}/acknowledgement", """{"actingPerson":{"name":"A. Teacher"}}""")).Status.ShouldBe(200);

        var trace = (await stack.Report(reportId))!["traceParent"]!.GetValue<string>().Split('-')[1];
        await Poll.Until(() => stack.Telemetry.Spans.Any(
            s => s.Name == "POST /api/deliveries/{id}/acknowledgement" && s.LinkedTraces.Contains(trace)), "the acknowledgement is linked");
    }

    /// <summary>A caller can write anything into an address or a header, the trace headers among them.</summary>
    [Fact]
    public async Task WhatACallerWritesIntoAddressAndHeaders_IsNeverExported()
    {
        const string child = "Gwenhwyfar";
        const string theirs = "0af7651916cd43dd8448eb211c80319c";
        var content = new StringContent(OneChild());
        content.Headers.ContentType = new("application/json");
        content.Headers.Add("traceparent", $"00-{theirs}-b7ad6b7169203331-00");
        content.Headers.Add("tracestate", $"child={child}");
        content.Headers.Add("baggage", $"child={child}");
        content.Headers.Add("X-Child", child);
        var reportId = (await stack.Send(HttpMethod.Post, $"{Encompass}?child={child}", stack.Token(Force), content)).Text("reportId");
        (await stack.Get(Force, $"/api/reports/{child}")).Status.ShouldBe(404);
        (await stack.Get(Force, $"/api/{child}/nowhere")).Status.ShouldBe(404);
        (await stack.Get(Force, $"/{child}")).Status.ShouldBe(404);

        await Poll.Until(() => Of(reportId).Any(s => s.Name == "send-delivery"), "sent");
        var later = (await stack.Post(Force, Encompass, OneChild())).Text("reportId");
        await Poll.Until(() => Of(later).Any(s => s.Name == "accept-report"), "the calls before it are exported");
        stack.Telemetry.Spans.ShouldContain(s => s.Name == "GET /api/reports/{id}");
        var search = new LeakSearch([child]);
        stack.Telemetry.Texts.Select(search.FirstIn).ShouldAllBe(found => found == null);
        stack.Telemetry.Spans.ShouldNotContain(s => s.TraceId == theirs, "nor does a caller choose a trace, or switch one off");
        // The type of an error, a status or the name of an exception, is there where another test had one.
        stack.Telemetry.Spans.SelectMany(s => s.Tags.Keys).Where(k => k != "error.type").Distinct().Order().ShouldBe(
            ["delivery.id", "desk.id", "http.request.method", "http.response.status_code", "http.route", "report.id", "report.kind", "sender.id"], ignoreOrder: true);
    }

    private IEnumerable<ExportedSpan> Of(string reportId) => stack.Telemetry.Spans.Where(s => s.Tags.GetValueOrDefault("report.id") == reportId);
}
