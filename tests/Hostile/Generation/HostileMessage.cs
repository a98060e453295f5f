using System.Text.Json;
using CsCheck;
using Safeguarding.Tests.Hostile.Running;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>One message as the host hands it over.</summary>
/// <param name="Envelope">But for "{t}", where a valid token goes.</param>
/// <param name="NamesNothing">It is of the right form, and there is no such item: by design it is left to be delivered again.</param>
internal sealed record HostileMessage(Function Function, string Envelope, string Principal, bool NamesNothing)
{
    public string With(HostileStack stack) => Principal.Length == 0 ? Envelope : Envelope.Replace("{t}", stack.Token(Principal), StringComparison.Ordinal);

    /// <summary>As a failed test shows it.</summary>
    public override string ToString() => $"{Function.Name} {Principal}\n{Envelope}";
}

/// <summary>Messages of every queue that there is: any bytes, and of Service Bus any properties, with valid tokens of senders and of others.</summary>
internal sealed class HostileMessages(HostileStack stack)
{
    private static readonly string Unknown = new('b', 52);

    private static readonly Gen<string> NoId = Gen.OneOf(
        "", " ", "{m}", "{m} {m}", "{m} {m} {m}", "\u0000{m}", "\ufeff{m}", "\"{m}\"", "{\"id\":\"{m}\"}", new string('B', 52), new string('b', 51), new string('b', 53), $"{{m}} {new string('b', 51)}é", "../../{m}", "\u202e{m}");

    private static readonly Gen<string> Wild = Gen.OneOf(
        "{m}", "", "\\ud800{m}", "\\u0000{m}", "{n}", "cy", "en", "\\u202e{m}", "referral", "missing-episode", "encompass-notification", "{m}:{m}", $"{Unknown}{{m}}", "{m} {m}", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOm51bGx9.AAAA", "Bearer {m}", new string('x', 20_000) + "{m}");

    private static readonly Gen<string> Token = Gen.Frequency((4, Gen.Const("\"{t}\"")), (2, Wild.Select(w => $"\"{w}\"")), (1, Gen.OneOf("null", "{n}", "true", "[]", "{}", "\"Bearer {t}\"", "\"{t}{m}\"", "\"{t}.\"")));

    /// <summary>More to the queues that read a whole message.</summary>
    public Gen<HostileMessage> Any => Gen.Frequency([.. Function.Messages.Select(f => (f.Trigger == "serviceBusTrigger" ? 3 : 2, To(f)))]);

    public Gen<HostileMessage> To(Function function) => function.Trigger == "serviceBusTrigger" ? OfBus(function) : OfQueue(function);

    private static Gen<HostileMessage> OfQueue(Function function) => Gen.Select(Marker.Any, Gen.Frequency((4, NoId.Select(t => (t, Array.Empty<byte>()))), (2, Gen.Select(NoId, Gen.Byte.Array[1, 80])), (1, Gen.Const((Unknown, Array.Empty<byte>()))), (1, Gen.Const(($"{{m}} {Unknown}", Array.Empty<byte>())))))
        .Select((marker, message) => new HostileMessage(function, HostileStack.Envelope(function, [.. System.Text.Encoding.UTF8.GetBytes(marker.In(message.Item1)), .. message.Item2]), "", message.Item1.EndsWith(Unknown, StringComparison.Ordinal)));

    private Gen<HostileMessage> OfBus(Function function)
    {
        var properties = Gen.Select(Token, Gen.Select(Gen.OneOf("language", "recipientId", "DeadLetterReason", "{m}", "", "__proto__", "AccessToken"), Wild).Select((n, v) => $"\"{n}\":\"{v}\"").Array[0, 3])
            .Select((token, more) => $"{{{string.Join(',', new[] { $"\"accessToken\":{token}" }.Concat(more.DistinctBy(p => p.Split(':')[0])))}}}");
        return Gen.Select(Marker.Any, Gen.OneOf([.. Templates.Bodies("")]).SelectMany(t => HostileBytes.Of(t, Marker.Any)), properties, Wild, Wild, Gen.Int[1, int.MaxValue], Gen.Int[0, int.MaxValue])
            .Select((marker, body, applied, id, subject, number, pick) => new HostileMessage(function, marker.In(
                $"{{\"Data\":{{\"{function.Binding}\":\"{Convert.ToBase64String(body)}\"}},\"Metadata\":{{\"DeliveryCount\":\"1\",\"SequenceNumber\":\"{number}\",\"EnqueuedTimeUtc\":\"{Now}\",\"MessageId\":{Twice(id)},\"Subject\":{Twice(subject)},"
                + $"\"ContentType\":{Twice("{m}")},\"CorrelationId\":{Twice("{m}")},\"ApplicationProperties\":{applied},\"UserProperties\":{applied}}}}}"), stack.Principals[pick % 40].PrincipalId, false));
    }

    private static string Now => NodaTime.Text.InstantPattern.General.Format(NodaTime.SystemClock.Instance.GetCurrentInstant());

    /// <summary>Texts are JSON inside JSON (custom handler contract).</summary>
    private static string Twice(string escaped) => JsonSerializer.Serialize($"\"{escaped}\"");
}
