using System.Globalization;
using System.Text;
using CsCheck;
using Safeguarding.Access;
using Safeguarding.Tests.Hostile.Generation;
using Safeguarding.Tests.Hostile.Running;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Hostile;

/// <summary>
/// Whatever is sent to any function, by whomever: it is answered without an error of the server, nothing goes unhandled, and nothing of it comes
/// back or is logged. HOSTILE_BODIES says how many (1,000 where it says nothing); CsCheck_Seed repeats a failure.
/// </summary>
public class HostileInputTests(HostileStack stack, ITestOutputHelper output)
{
    private const int Threads = 4;

    /// <summary>To each function by each sender, and to each queue, however few bodies are asked for: none is met by luck.</summary>
    private const int ToEach = 12;

    /// <summary>What its owner may read again: a desk its items and contacts, a sender its own references, an operator under a grant.</summary>
    private static readonly string[] Entitled = ["ListReports", "GetReport", "ListDeliveries", "OpenDelivery", "ListContacts", "ChangeContact", "ApproveContactChange", "AttestContacts", "ReadItemContent", "ListNotices"];

    /// <summary>An import's answer names ids of desks and schools in the file, to the administrator of the directory alone, also where it refuses.</summary>
    private static readonly string[] NamesIdsOfTheDirectory = ["ImportDirectory", "GetDirectoryImport"];

    private static readonly int Bodies = int.Parse(Environment.GetEnvironmentVariable("HOSTILE_BODIES") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task AnyRequest_IsAnsweredWithoutAServerErrorAndWithoutItsContent()
    {
        var tally = new Tally();

        var requests = new HostileRequests(stack);
        foreach (var (function, sender) in Function.Http.SelectMany(f => Enum.GetValues<Sender>().Select(s => (f, s))))
        {
            await requests.To(function, Gen.Const(sender)).SampleAsync(request => Judge(request, tally), iter: ToEach, threads: Threads);
        }
        await requests.Any.SampleAsync(request => Judge(request, tally), iter: Math.Max(1, (Bodies * 9 / 10) - tally.Total), threads: Threads);

        await Aftermath();
        Tell(tally);
        EveryFunctionWasMetByEverybody(tally);
        stack.Log.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyMessage_IsCompletedAndItsContentIsNeitherAnsweredNorLogged()
    {
        var tally = new Tally();

        var messages = new HostileMessages(stack);
        foreach (var function in Function.Messages)
        {
            await messages.To(function).SampleAsync(message => Judge(message, tally), iter: ToEach, threads: Threads);
        }
        await messages.Any.SampleAsync(message => Judge(message, tally), iter: Math.Max(1, (Bodies / 10) - tally.Total), threads: Threads);

        await Aftermath();
        Tell(tally);
        Function.Messages.Where(f => tally.Of(f.Name, Sender.RightRole, s => s == 200) == 0).ShouldBeEmpty("a queue was never met");
        stack.Log.Faults.ShouldBeEmpty();
    }

    private async Task Judge(HostileRequest request, Tally tally)
    {
        var (status, text) = await stack.Send(request.Bytes(stack), request.Broken);
        tally.Add(request.Function.Name, request.Sender, status);
        (status < 500 || SaysThatNothingIsDelivered(request, text)).ShouldBeTrue($"{text}\n{stack.Log.Faults.LastOrDefault()}");
        (status == 0 && !request.Broken).ShouldBeFalse("the connection ended without an answer");
        var function = request.Function.Name;
        var mayRead = NamesIdsOfTheDirectory.Contains(function) || (status is >= 200 and < 300 && Entitled.Contains(function));
        if (request.Sender != Sender.RightRole || !mayRead)
        {
            Marker.Found(text).ShouldBeNull($"{status} answers with what was sent");
        }
    }

    /// <summary>No timer runs here but at the end, and other tests leave what looks as if it had waited for long: health says so, whoever asks in whatever way.</summary>
    private static bool SaysThatNothingIsDelivered(HostileRequest request, string text) =>
        request.Function.Name == "Health" && text.Contains("\"not-delivering\"", StringComparison.Ordinal);

    private async Task Judge(HostileMessage message, Tally tally)
    {
        var (status, text) = await stack.Invoke(message.Function.Name, message.With(stack));
        tally.Add(message.Function.Name, Sender.RightRole, status);
        (status == 200 || (message.NamesNothing && status == 500)).ShouldBeTrue($"{text}\n{stack.Log.Faults.LastOrDefault()}");
        Marker.Found(text).ShouldBeNull("the host is told what was sent");
    }

    /// <summary>What was accepted goes on to the desks, is read there on the screen and on paper, and is swept over.</summary>
    private async Task Aftermath()
    {
        (await stack.WorkOff()).ShouldBeEmpty();
        foreach (var timer in Function.Timers)
        {
            (await stack.Fire(timer)).Status.ShouldBe(200, timer.Name);
        }
        var items = stack.AtDesks.Reverse().ToList();
        foreach (var item in items.Take(Math.Min(300, Bodies / 20)))
        {
            foreach (var accept in new[] { "application/json", "text/html" })
            {
                var head = $"GET /api/deliveries/{item.Id} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAccept: {accept}\r\nAuthorization: Bearer {stack.Token(item.Principal)}\r\n\r\n";
                var (status, text) = await stack.Send(Encoding.ASCII.GetBytes(head));
                status.ShouldBe(200, text);
            }
        }
        output.WriteLine($"{items.Count} items at desks");
    }

    private void Tell(Tally tally)
    {
        foreach (var line in tally.Lines())
        {
            output.WriteLine(line);
        }
        output.WriteLine($"{tally.Total} bodies, {stack.Log.Entries} log entries read, {stack.Log.Faults.Count} of them at fault");
    }

    /// <summary>The functions are read from their function.json: a new one that is not reached, or is open by mistake, fails here.</summary>
    private static void EveryFunctionWasMetByEverybody(Tally tally)
    {
        foreach (var function in Function.Http)
        {
            tally.Of(function.Name, Sender.RightRole, s => s is not (0 or 401)).ShouldBeGreaterThan(0, function.Name);
            if (RoleTable.Anonymous.Contains(function.Name))
            {
                continue;
            }
            foreach (var sender in new[] { Sender.WrongRole, Sender.Nobody, Sender.Forger })
            {
                tally.Of(function.Name, sender, s => s is 401 or 403).ShouldBeGreaterThan(0, $"{function.Name} {sender}");
                tally.Of(function.Name, sender, s => s is >= 200 and < 300).ShouldBe(0, $"{function.Name} {sender}");
            }
        }
    }
}
