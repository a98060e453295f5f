using System.Text;
using NodaTime;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>A message that can never be worked off leaves one visible record and is completed; it never loops.</summary>
public sealed class PoisonRecord(IRejections rejections, IClock clock)
{
    public const string Code = "poison-message";

    /// <summary>A message of a queue of ours that does not hold what that queue holds.</summary>
    public Task NotAnId(string queue, string? message, CancellationToken stop)
    {
        var bytes = Encoding.UTF8.GetBytes(message ?? "");
        var rejection = Rejection.Of(Rejection.Pipeline, clock.GetCurrentInstant(), bytes, Code, [queue]);
        return rejections.Record(rejection with { Id = $"{queue}-{rejection.Digest[..32]}" }, stop);
    }

    /// <summary>A message that the host moved aside after its last attempt.</summary>
    public Task Moved(PoisonMessage message, CancellationToken stop)
    {
        var rejection = Rejection.Of(Rejection.Pipeline, clock.GetCurrentInstant(), message.Body.Span, Code, [message.Queue]);
        return rejections.Record(rejection with { Id = $"{message.Queue}-{message.MessageId}" }, stop);
    }
}
