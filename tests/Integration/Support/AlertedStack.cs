using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Safeguarding.Local.Notify;
using Xunit;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>A stack whose contacts are told of what waits for them, by a stand-in of the message service.</summary>
public sealed class AlertedStack : RunningStack, ICollectionFixture<AlertedStack>
{
    private const string Worker = "SendAlert";

    /// <summary>Longer than messages are gathered, an attempt may take and the sweep waits before it asks what became of one.</summary>
    private static readonly TimeSpan Leap = TimeSpan.FromMinutes(3);

    protected override bool Alerts => true;

    public NotifyStandIn Notify => Stack.Notify!;

    /// <summary>Id and address of each contact of a desk, in the order in which they are told.</summary>
    public async Task<IReadOnlyList<(string Id, string Email)>> Contacts(string desk) =>
        [.. (await Get("pipeline-directory-admin", $"/api/contacts?desk={desk}")).Json.GetProperty("contacts").EnumerateArray()
            .Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("email").GetString()!))];

    public Task<JsonObject?> Box(string contact) => this.Read("alerts", $"{contact}.email", $"{contact}.email");

    public IReadOnlyList<SentMessage> To(string address) => [.. Notify.Sent.Where(m => m.To == address)];

    /// <summary>Time passes, and the sweep runs, until a question is answered with yes.</summary>
    public Task PassedUntil(string contact, Func<Task<bool>> done, string what, [CallerArgumentExpression(nameof(done))] string condition = "") =>
        Poll.Until(done, what, condition: condition, meanwhile: () => Passed(contact));

    /// <summary>
    /// Lets a box's times pass by moving them back, and runs the sweep. While a worker has a message in hand no time passes: an attempt that ended under it
    /// would be made twice, on a slow machine more often than on another.
    /// </summary>
    private async Task Passed(string contact)
    {
        await using (await Stack.Host.PauseAsync(Worker))
        {
            if (Stack.Host.InHand(Worker) > 0)
            {
                return;
            }
            if (await Box(contact) is { } box)
            {
                Back(box, "sendAt");
                foreach (var message in box["messages"]!.AsArray())
                {
                    Back((JsonObject)message!, "at");
                    Back((JsonObject)message!, "triedUntil");
                }
                box["nextActionAt"] = box.ContainsKey("nextActionAt") ? 1L : null;
                var id = box["id"]!.GetValue<string>();
                // Who adds an item to the box meanwhile wins.
                using var stored = await Container("alerts").ReplaceItemStreamAsync(
                    new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(box)), id, new(id), new() { IfMatchEtag = box["_etag"]!.GetValue<string>() });
            }
        }
        await this.Swept();
    }

    private static void Back(JsonObject of, string name)
    {
        if (of[name]?.GetValue<string>() is { } at)
        {
            of[name] = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).Subtract(Leap).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    }
}
