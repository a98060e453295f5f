using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using Safeguarding.Access;
using Safeguarding.Directory;
using Safeguarding.Reports;
using Safeguarding.Triggers;

namespace Safeguarding.Intake;

/// <summary>
/// The way in by message, the same for each kind and with the same checks as over HTTP. Received is when the broker took it. Every outcome,
/// a receipt or every fault, goes to the sender; returning completes the message, an exception leaves it with the broker. Each step is
/// idempotent, so that a kill anywhere only repeats it.
/// </summary>
public sealed partial class AcceptQueuedReport(
    SenderTokens tokens, ReadReport reader, AcceptReport accept, LiveSnapshot directory, IEnumerable<ReportKind> kinds, IArchive archive,
    IRejections rejections, IReceipts receipts, IOptions<JsonOptions> json, IClock clock, ILogger<AcceptQueuedReport> log)
{
    /// <summary>Application properties that a sender sets: its access token, and the language of its receipt ("cy" or "en").</summary>
    public const string TokenProperty = "accessToken";
    public const string LanguageProperty = "language";

    public async Task Run(BusMessage message, CancellationToken stop)
    {
        var receivedAt = Instant.Min(message.EnqueuedAt, clock.GetCurrentInstant());
        // A refusal is the end of a message, so it rests on the senders of this moment.
        var snapshot = await directory.NowFor(NamedSchools.In(message.Body), stop);
        var sender = await tokens.Verify(message.Properties.GetValueOrDefault(TokenProperty), receivedAt, snapshot, stop);
        var outcome = sender.Refusal is { } unproven ? unproven : await Accept(message, sender.Caller!, snapshot, receivedAt, stop);
        if (outcome.Refusal is { } refusal)
        {
            await Refuse(message, sender.Caller, refusal, receivedAt, stop);
            return;
        }
        // Received at the same time with the same content is this very message, delivered again: its sender has no receipt yet.
        var (report, duplicate) = (outcome.Value!.Report, outcome.Value.Duplicate && outcome.Value.Report.ReceivedAt != receivedAt);
        await Tell(message, sender.Caller!, ReceiptMessage.Receipt, "application/json", Receipt.Of(report, duplicate, Language(message)), stop);
    }

    private async Task<Outcome<Accepted>> Accept(BusMessage message, Caller caller, DirectorySnapshot snapshot, Instant receivedAt, CancellationToken stop)
    {
        if (!caller.Roles.Contains(Roles.Submitter))
        {
            return new Refusal(Refusals.NotAllowed);
        }
        if (message.Body.Length > JsonBody.MostBytes)
        {
            return new Refusal(Refusals.TooLarge, new Finding("", Refusals.TooLarge));
        }
        var read = reader.Read(new(message.Body, KindOfSubject(message), caller.SenderId, receivedAt, Strict: false), snapshot);
        if (read.Refusal is { } refusal)
        {
            return refusal;
        }
        return caller.Kinds.Contains(read.Value!.Kind) ? await accept.Accept(read.Value, message.Body, stop) : new Refusal(Refusals.NotAllowed);
    }

    /// <summary>The content says its kind; only where it says none does the subject count.</summary>
    private ReportKind? KindOfSubject(BusMessage message) =>
        JsonBody.Read(message.Body).Root is { } content && !content.TryGetReadable("kind", out _) ? kinds.FirstOrDefault(k => k.Name == message.Subject) : null;

    /// <summary>One record however often the message comes, its bytes beside it, and the sender told where the token proves one.</summary>
    private async Task Refuse(BusMessage message, Caller? caller, Refusal refusal, Instant receivedAt, CancellationToken stop)
    {
        var senderId = caller?.SenderId ?? Rejection.Unproven;
        var rejection = Rejection.Of(senderId, receivedAt, message.Body.Span, refusal.Code, refusal.Errors.Select(e => e.Code));
        rejection = rejection with { Id = IdOf(message, rejection.Digest) };
        await archive.Keep(ArchivedReport.OfRefused(rejection, receivedAt), message.Body, stop);
        await rejections.Record(rejection, stop);
        if (caller is not null)
        {
            await Tell(message, caller, ReceiptMessage.Refusal, Problem.MediaType, Problem.Of(refusal, Language(message)), stop);
        }
        MessageRefused(log, senderId, message.Sequence, refusal.Code);
    }

    private Task Tell<T>(BusMessage message, Caller caller, string subject, string mediaType, T body, CancellationToken stop)
    {
        var id = IdOf(message, Rejection.DigestOf(message.Body.Span));
        return receipts.Tell(new(id, caller.SenderId, subject, message.Id, mediaType, JsonSerializer.SerializeToUtf8Bytes(body, json.Value.SerializerOptions)), stop);
    }

    /// <summary>Of this message and no other, at each of its deliveries.</summary>
    private static string IdOf(BusMessage message, string digest) => $"message-{message.Sequence}-{digest[..16]}";

    private static string Language(BusMessage message) => message.Properties.GetValueOrDefault(LanguageProperty) == "cy" ? "cy" : "en";

    [LoggerMessage(LogLevel.Information, "A message of {SenderId}, number {Sequence}, was refused: {Code}")]
    private static partial void MessageRefused(ILogger log, string senderId, long sequence, string code);
}
