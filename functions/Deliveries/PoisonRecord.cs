using System.Text;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Telemetry;

namespace Safeguarding.Deliveries;

/// <summary>A message that can never be worked off leaves one visible record and is completed; it never loops.</summary>
public sealed class PoisonRecord(IRejections rejections, IClock clock)
{
    public const string Code = "poison-message";

    /// <summary>A message of a queue of ours that does not hold what that queue holds.</summary>
    public Task NotAnId(string queue, string? message, CancellationToken stop)
    {
        PipelineMetrics.DeadLetter(queue);
        var bytes = Encoding.UTF8.GetBytes(message ?? "");
        var rejection = Rejection.Of(Rejection.Pipeline, clock.GetCurrentInstant(), bytes, Code, [queue]);
        return rejections.Record(rejection with { Id = $"{queue}-{rejection.Digest[..32]}" }, stop);
    }

    /// <summary>A message that the host moved aside after its last attempt; the ids that it holds say what an operator can replay.</summary>
    public Task Moved(PoisonMessage message, CancellationToken stop)
    {
        PipelineMetrics.DeadLetter(message.Queue);
        var rejection = Rejection.Of(Rejection.Pipeline, clock.GetCurrentInstant(), message.Body.Span, Code, [message.Queue, .. Ids(message.Body.Span)]);
        return rejections.Record(rejection with { Id = $"{message.Queue}-{message.MessageId}" }, stop);
    }

    /// <summary>"desk deliveryId" or a report's id; of a text of any other form nothing.</summary>
    public static string[] Ids(ReadOnlySpan<byte> body)
    {
        var parts = Encoding.UTF8.GetString(body).Split(' ');
        return parts.Length <= 2 && ReportIds.IsId(parts[^1]) && parts.All(p => p.Length <= 100 && p.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')) ? parts : [];
    }
}
