using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local;
using Safeguarding.Local.Notify;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Switches alerts on for the tests of one class, to a stand-in of the message service, and off again after them.</summary>
public sealed class AlertsOn(RunningStack stack) : IAsyncLifetime
{
    public static readonly Uri SignIn = new("https://inbox.example.org/sign-in");

    private const int Quiet = 10;

    private NotifyStandIn? _notify;

    public NotifyStandIn Notify => _notify!;

    public async ValueTask InitializeAsync()
    {
        _notify = await NotifyStandIn.StartAsync(new LocalStackOptions(), CancellationToken.None);
        await Change(Notify.Settings(SignIn));
    }

    public async ValueTask DisposeAsync()
    {
        await Change(Notify.Settings(SignIn).ToDictionary(s => s.Key, _ => ""));
        await Notify.DisposeAsync();
    }

    /// <summary>Id and address of each contact of a desk, in the order in which they are told.</summary>
    public async Task<IReadOnlyList<(string Id, string Email)>> Contacts(string desk) =>
        [.. (await stack.Get("pipeline-directory-admin", $"/api/contacts?desk={desk}")).Json.GetProperty("contacts").EnumerateArray()
            .Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("email").GetString()!))];

    public Task<JsonObject?> Box(string contact) => stack.Read("alerts", $"{contact}.email", $"{contact}.email");

    public IReadOnlyList<SentMessage> To(string address) => [.. Notify.Sent.Where(m => m.To == address)];

    /// <summary>Lets a box's times pass by moving them back, and runs the sweep. A worker that writes meanwhile wins.</summary>
    private async Task Passed(string contact, int minutes)
    {
        if (minutes > 0 && await Box(contact) is { } box)
        {
            Back(box, "sendAt", minutes);
            foreach (var message in box["messages"]!.AsArray())
            {
                Back((JsonObject)message!, "at", minutes);
                Back((JsonObject)message!, "triedUntil", minutes);
            }
            box["nextActionAt"] = box.ContainsKey("nextActionAt") ? 1L : null;
            var id = box["id"]!.GetValue<string>();
            using var stored = await stack.Container("alerts").ReplaceItemStreamAsync(
                new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(box)), id, new(id), new() { IfMatchEtag = box["_etag"]!.GetValue<string>() });
        }
        await stack.Swept();
        await Task.Delay(700);
    }

    /// <summary>Time passes until a question is answered with yes; in leaps, between which a worker that has an attempt can end it.</summary>
    public async Task PassedUntil(string contact, Func<Task<bool>> done, string what)
    {
        for (var i = 0; i < 180 && !await done(); i++)
        {
            await Passed(contact, minutes: i % Quiet == 0 ? 3 : 0);
        }
        (await done()).ShouldBeTrue(what);
    }

    private static void Back(JsonObject of, string name, int minutes)
    {
        if (of[name]?.GetValue<string>() is { } at)
        {
            of[name] = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).AddMinutes(-minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    }

    private async Task Change(IReadOnlyDictionary<string, string> settings)
    {
        stack.Stack.Host.ChangeSettings(settings);
        (await stack.Stack.Host.WaitUntilReadyAsync(CancellationToken.None)).ShouldBeTrue();
    }
}
