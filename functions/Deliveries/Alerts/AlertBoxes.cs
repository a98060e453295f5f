using System.Globalization;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>The life of a box as pure functions: what is due now, and what the document says after it was done.</summary>
public static class AlertBoxes
{
    public static AlertBox Empty(ContactAlert alert) =>
        new() { Id = AlertBox.IdOf(alert), Desk = alert.Desk, ContactId = alert.Contact.Id, Channel = alert.Channel, Change = alert.Change };

    /// <summary>A repeat of the same step of the same item changes nothing. An urgent item brings the others forward.</summary>
    public static AlertBox Added(AlertBox box, ContactAlert alert, Instant now)
    {
        if (box.Waiting.Concat(box.Messages.SelectMany(m => m.Items)).Any(i => (i.DeliveryId, i.Step) == (alert.DeliveryId, alert.Step)))
        {
            return box;
        }
        var at = alert.Urgent ? now : now + AlertIntervals.Gathered;
        return Timed(box with
        {
            Waiting = [.. box.Waiting, new(alert.DeliveryId, alert.Step, alert.DueAt)],
            SendAt = Instant.Min(box.SendAt ?? at, at),
        });
    }

    /// <summary>
    /// What waits becomes a message, taken up in the same write. While an earlier one is not known to be taken none is made: after an outage a
    /// contact gets two messages and not fifty.
    /// </summary>
    public static AlertBox Opened(AlertBox box, Instant now)
    {
        if (box.Waiting.Count == 0 || box.SendAt > now || New(box) is not null)
        {
            return box;
        }
        var number = box.Made + 1;
        var reference = $"{box.Id}.{number.ToString(CultureInfo.InvariantCulture)}";
        var message = new BoxMessage(number, reference, box.Waiting, now, now + AlertIntervals.Attempt);
        return Timed(box with { Waiting = [], SendAt = null, Made = number, Messages = [.. Kept(box.Messages), message] });
    }

    /// <summary>A message whose last attempt was cut off is taken up again, by one only.</summary>
    public static AlertBox TakenUp(AlertBox box, Instant now) => New(box) is { } message && message.TriedUntil <= now
        ? Timed(Replaced(box, message with { TriedUntil = now + AlertIntervals.Attempt }))
        : box;

    /// <summary>What the service said of a message. Its last word stands.</summary>
    public static AlertBox Said(AlertBox box, BoxMessage said) =>
        box.Messages.FirstOrDefault(m => m.Number == said.Number) is not { } known || !known.State.IsOpen() || known.Asked > said.Asked ? box
        : Timed(Replaced(box, said with { TriedUntil = null }));

    /// <summary>The messages whose state is to be asked for now, the oldest first.</summary>
    public static IReadOnlyList<BoxMessage> ToAsk(AlertBox box, Instant now) =>
        [.. box.Messages.Where(m => AskAt(m) <= now).OrderBy(AskAt).Take(AlertIntervals.MostAsked)];

    /// <summary>After an answer: one more time asked, and unknown after the last.</summary>
    public static BoxMessage Asked(BoxMessage message, MessageState? state)
    {
        var asked = message.Asked + 1;
        var now = state ?? message.State;
        return message with { Asked = asked, State = now.IsOpen() && asked >= AlertIntervals.AskedAfter.Count ? MessageState.Unknown : now };
    }

    public static AlertBox Finished(AlertBox box) => Timed(box with { Work = WorkState.None, StuckAt = null });

    /// <summary>The service was switched off while something waited: nothing goes later that says "now".</summary>
    public static AlertBox SwitchedOff(AlertBox box) => Finished(box with
    {
        Waiting = [],
        SendAt = null,
        Messages = [.. box.Messages.Select(m => m.State.IsOpen() ? m with { State = MessageState.Unknown, TriedUntil = null } : m)],
    });

    public static BoxMessage? New(AlertBox box) => box.Messages.FirstOrDefault(m => m.State == MessageState.New);

    private static AlertBox Timed(AlertBox box) => box with
    {
        NextActionAt = box.Messages.Select(m => m.State == MessageState.New ? m.TriedUntil : AskAt(m))
            .Append(New(box) is null ? box.SendAt : null).Min()?.ToUnixTimeMilliseconds(),
    };

    /// <summary>Null where there is nothing to ask.</summary>
    private static Instant? AskAt(BoxMessage message) =>
        message.State is MessageState.Created or MessageState.Sending ? message.At + AlertIntervals.AskedAfter[message.Asked] : null;

    private static IEnumerable<BoxMessage> Kept(IReadOnlyList<BoxMessage> messages)
    {
        var surplus = messages.Where(m => !m.State.IsOpen()).SkipLast(AlertIntervals.MostKept).Select(m => m.Number).ToHashSet();
        return messages.Where(m => !surplus.Contains(m.Number));
    }

    private static AlertBox Replaced(AlertBox box, BoxMessage message) =>
        box with { Messages = [.. box.Messages.Select(m => m.Number == message.Number ? message : m)] };
}
