using System.Text.Json;
using System.Text.Json.Nodes;
using Safeguarding.Tests.Simulation.Generation;
using Safeguarding.Tests.Simulation.Model;

namespace Safeguarding.Tests.Simulation.Running;

/// <summary>
/// Everybody who sends and works: performs what was planned over the real HTTP surface, tells the model what was done, and keeps the expectations
/// of every report together.
/// </summary>
internal sealed class People(SimulatedStack stack, SimulationRun run, Fortnight fortnight)
{
    public List<ReportTrack> Reports { get; } = [];

    /// <summary>What the surface answered other than expected.</summary>
    public List<string> Surprises { get; } = [];

    public int Resent { get; private set; }

    public void Plan(Case submission)
    {
        run.At(submission.At, () => Submit(submission));
        var chance = fortnight.Chance(submission.Reference, "again").Next(100);
        if (chance < 8)
        {
            var again = submission.At.AddMinutes(chance < 5 ? 5 : 180);
            run.At(again, () => SendAgain(submission, again, changed: chance % 4 == 3));
        }
    }

    private async Task Submit(Case submission)
    {
        var answer = await Post(submission, Payloads.Of(submission));
        if (answer.Status != 202)
        {
            Surprises.Add($"{submission.Reference} was refused with {answer.Status}: {answer.Body}");
            return;
        }
        var track = new ReportTrack(submission, JsonDocument.Parse(answer.Body).RootElement.GetProperty("reportId").GetString()!);
        Reports.Add(track);
        Expect(track, Expectations.Of(run.World, submission));
    }

    /// <summary>The same again is the same receipt, whenever it was sent; other content under the same reference is refused.</summary>
    private async Task SendAgain(Case submission, DateTime at, bool changed)
    {
        var payload = Payloads.Of(submission);
        payload["sentAt"] = Times.Text(at, "yyyy-MM-dd'T'HH:mm:ss'Z'");
        if (changed)
        {
            payload["reporter"]!["name"] = "Rhywun arall";
        }
        var answer = await Post(submission, payload);
        Resent++;
        if (changed ? answer.Status != 409 : answer.Status != 202 || !answer.Body.Contains("\"duplicate\":true", StringComparison.Ordinal))
        {
            Surprises.Add($"{submission.Reference} sent again answered {answer.Status}: {answer.Body}");
        }
    }

    private void Expect(ReportTrack track, IReadOnlyList<ExpectedItem> items)
    {
        track.Items.AddRange(items);
        foreach (var item in items)
        {
            foreach (var act in Behaviours.Of(run.World, fortnight, item).Select(track.Alone))
            {
                run.At(act.At, () => Perform(track, item, act));
            }
        }
    }

    private async Task Perform(ReportTrack track, ExpectedItem item, PlannedAct act)
    {
        // Somebody else was quicker: a question that was answered, an item that was decided or sent on.
        if (item.StoodDownAt is not null || item.RedirectedAt is not null || (act.What == "acknowledge" && item.DecidedAt is not null))
        {
            return;
        }
        var answer = act.What == "answer" ? await AnswerQuestion(track, item, act) : await Act(track, item, act);
        if (answer.Status != 200)
        {
            Surprises.Add($"{track.Case.Reference} {item.Key}: {act.What} answered {answer.Status}: {answer.Body}");
            return;
        }
        switch (act.What)
        {
            case "acknowledge": item.AcknowledgedAt ??= act.At; break;
            case "pass-on": item.PassedOnAt ??= act.At; break;
            case "decide": item.DecidedAt ??= act.At; break;
            default: Expect(track, track.SendOn(run.World, item, act.Named, act.At)); break;
        }
    }

    private async Task<Answer> Act(ReportTrack track, ExpectedItem item, PlannedAct act)
    {
        if (await Find(track, item) is not { } delivery)
        {
            return new(0, "the item is not in the desk's inbox");
        }
        var (path, body) = act.What switch
        {
            "acknowledge" => ("acknowledgement", new JsonObject()),
            "pass-on" => ("actions", new JsonObject { ["actions"] = new JsonArray("school-told"), ["note"] = "By telephone." }),
            "decide" => ("decision", new JsonObject { ["decision"] = "assessment", ["nextActions"] = new JsonArray("A visit.") }),
            _ => ("redirection", new JsonObject { ["reason"] = "not ours", ["suggestedDesk"] = act.Named }),
        };
        return await stack.Send(HttpMethod.Post, $"/api/deliveries/{delivery}/{path}", DirectoryFolder.Worker(item.Desk), body.ToJsonString());
    }

    private Task<Answer> AnswerQuestion(ReportTrack track, ExpectedItem item, PlannedAct act) => stack.Send(
        HttpMethod.Post, $"/api/reports/{track.ReportId}/routes", DirectoryFolder.Sender(track.Case.Force),
        new JsonObject { ["child"] = item.Child, ["desk"] = act.Named }.ToJsonString());

    /// <summary>The id of an item, as its desk sees it in the inbox; of several the one that is due when it should be.</summary>
    private async Task<string?> Find(ReportTrack track, ExpectedItem item)
    {
        var found = new List<JsonElement>();
        string? page = null;
        do
        {
            var answer = await stack.Send(HttpMethod.Get, $"/api/deliveries{(page is null ? "" : $"?page={page}")}", DirectoryFolder.Worker(item.Desk), null);
            var inbox = JsonDocument.Parse(answer.Body).RootElement;
            found.AddRange(inbox.GetProperty("items").EnumerateArray().Where(e => Text(e, "reportId") == track.ReportId));
            page = Text(inbox, "next");
        }
        while (page is not null);
        return found.Where(e => Text(e, "childKey") == item.Child && Text(e, "role") == item.Role)
            .OrderBy(e => (e.GetProperty("dueAt").GetDateTimeOffset().UtcDateTime - item.Clock.Due).Duration()).Select(e => Text(e, "deliveryId")).FirstOrDefault();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private Task<Answer> Post(Case submission, JsonObject payload) =>
        stack.Send(HttpMethod.Post, submission.Path, DirectoryFolder.Sender(submission.Force), payload.ToJsonString());
}
