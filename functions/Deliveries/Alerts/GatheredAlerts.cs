using NodaTime;
using Safeguarding.Directory;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>
/// Puts an alert into its contact's box and wakes the worker once the box is to be emptied. Cut between the two, the sweep finds the box.
/// </summary>
public sealed class GatheredAlerts(IAlertBoxes boxes, IWorkQueues queues, IClock clock) : IContactAlerts
{
    public async Task<AlertOutcome> Send(ContactAlert alert, CancellationToken stop)
    {
        if (alert.Channel == "sms" && alert.Contact.Email is not null && !MobileNumber.Is(alert.Contact.Telephone))
        {
            return AlertOutcome.NoMobile;
        }
        var now = clock.GetCurrentInstant();
        var box = AlertBoxes.Added(AlertBoxes.Empty(alert), alert, now);
        if (await boxes.CreateOrExisting(box, stop) is { } existing)
        {
            box = await boxes.Update(existing.Id, existing.Id, b => AlertBoxes.Added(b, alert, now), stop);
        }
        if (box.SendAt is { } at)
        {
            await queues.Enqueue(new QueuedWork.Alert(box.Id) { After = Duration.Max(Duration.Zero, at - now) }, stop);
        }
        return AlertOutcome.Waiting;
    }
}

/// <summary>The boxes, as the sweep and the worker need them.</summary>
public interface IAlertBoxes : IDocuments<AlertBox>;

/// <summary>Text messages reach mobile telephones; a landline that has an e-mail address beside it is written to and not texted.</summary>
public static class MobileNumber
{
    public static bool Is(string? telephone)
    {
        var digits = string.Concat((telephone ?? "").Where(char.IsAsciiDigit));
        return digits.StartsWith("07", StringComparison.Ordinal) || digits.StartsWith("447", StringComparison.Ordinal) || digits.StartsWith("4407", StringComparison.Ordinal);
    }
}
