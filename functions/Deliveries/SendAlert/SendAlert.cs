using System.Text.RegularExpressions;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Deliveries;

/// <summary>
/// Queue `due-alerts` (id of a box): makes what waits for a contact into one message, sends it, and asks what became of those before. A message
/// is looked for by its reference before it is sent a second time, so a cut at any point sends it once. The chase never waits for this.
/// </summary>
public sealed partial class SendAlert(
    IAlertBoxes boxes, IMessageService messages, AlertAddresses addresses, AlertResults results, PoisonRecord poison, IClock clock, ILogger<SendAlert> log)
{
    public const string Queue = "due-alerts";

    public static void Map(IEndpointRouteBuilder app) => app.MapTrigger(nameof(SendAlert), async http =>
    {
        var message = await TriggerCall.Message(http);
        await http.RequestServices.GetRequiredService<SendAlert>().Run(message, http.RequestAborted);
    });

    public async Task Run(string? message, CancellationToken stop)
    {
        if (message is null || !BoxId().IsMatch(message))
        {
            await poison.NotAnId(Queue, message, stop);
            return;
        }
        var box = await boxes.Find(message, message, stop) ?? throw new MissingDocumentException(message);
        if (!messages.IsOn)
        {
            await Change(box, AlertBoxes.SwitchedOff, stop);
            return;
        }
        box = await SendNew(box, stop);
        foreach (var sent in AlertBoxes.ToAsk(box, clock.GetCurrentInstant()))
        {
            var asked = AlertBoxes.Asked(sent, await messages.State(sent.ServiceId!, stop));
            box = await Record(box, sent, asked, stop);
        }
        if (AlertBoxes.New(box) is null)
        {
            await Change(box, AlertBoxes.Finished, stop);
        }
    }

    /// <summary>Whoever makes or takes up the message in its own write sends it; another worker that comes meanwhile leaves it.</summary>
    private async Task<AlertBox> SendNew(AlertBox box, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var (made, takenUp) = (false, false);
        box = await Change(box, b =>
        {
            var opened = AlertBoxes.Opened(b, now);
            var mine = ReferenceEquals(opened, b) ? AlertBoxes.TakenUp(b, now) : opened;
            (made, takenUp) = (!ReferenceEquals(opened, b), ReferenceEquals(opened, b) && !ReferenceEquals(mine, b));
            return mine;
        }, stop);
        if (AlertBoxes.New(box) is not { } message || !(made || takenUp))
        {
            return box;
        }
        var taken = (takenUp ? await messages.Find(message.Reference, stop) : null) ?? await Send(box, message, stop);
        return await Record(box, message, message with { ServiceId = taken.Id, State = taken.State }, stop);
    }

    private async Task<TakenMessage> Send(AlertBox box, BoxMessage message, CancellationToken stop)
    {
        var open = message with { Items = await results.StillOpen(box, message, stop) };
        if (open.Items.Count == 0)
        {
            return new(null, MessageState.NotNeeded);
        }
        if (await addresses.Of(box, stop) is not { } address)
        {
            return new(null, MessageState.NoAddress);
        }
        // An attempt that slow stores made late sends nothing: another worker may soon have the message.
        return clock.GetCurrentInstant() >= message.TriedUntil - AlertIntervals.LastPart
            ? throw new TimeoutException("the attempt is nearly over")
            : await messages.Send(new(message.Reference, address.To, box.Channel, address.Language, open.Count, open.DueAt), stop);
    }

    /// <summary>The items know before the box does: cut between, it is asked and said again.</summary>
    private async Task<AlertBox> Record(AlertBox box, BoxMessage before, BoxMessage said, CancellationToken stop)
    {
        if (said.State != before.State)
        {
            await results.Tell(box, said, stop);
            Became(log, said.Reference, said.State, said.Count);
        }
        return await Change(box, b => AlertBoxes.Said(b, said), stop);
    }

    private Task<AlertBox> Change(AlertBox box, Func<AlertBox, AlertBox> change, CancellationToken stop) => boxes.Update(box.Id, box.Id, change, stop);

    [LoggerMessage(LogLevel.Information, "Alert {Reference} of {Count} items: {State}")]
    private static partial void Became(ILogger log, string reference, MessageState state, int count);

    [GeneratedRegex(@"^[a-z0-9]{1,40}\.(email|sms)(\.[a-z0-9]{1,64})?\z")]
    private static partial Regex BoxId();
}
