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
    private const int Quiet = 10;

    protected override bool Alerts => true;

    public NotifyStandIn Notify => Stack.Notify!;

    /// <summary>Id and address of each contact of a desk, in the order in which they are told.</summary>
    public async Task<IReadOnlyList<(string Id, string Email)>> Contacts(string desk) =>
        [.. (await Get("pipeline-directory-admin", $"/api/contacts?desk={desk}")).Json.GetProperty("contacts").EnumerateArray()
            .Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("email").GetString()!))];

    public Task<JsonObject?> Box(string contact) => this.Read("alerts", $"{contact}.email", $"{contact}.email");

    public IReadOnlyList<SentMessage> To(string address) => [.. Notify.Sent.Where(m => m.To == address)];

    /// <summary>Time passes until a question is answered with yes; in leaps, between which a worker that has an attempt can end it.</summary>
    public Task PassedUntil(string contact, Func<Task<bool>> done, string what, [CallerArgumentExpression(nameof(done))] string condition = "")
    {
        var looks = 0;
        return Poll.Until(done, what, condition: condition, every: Between, meanwhile: () => Passed(contact, minutes: looks++ % Quiet == 0 ? 3 : 0));
    }

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);

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
            using var stored = await Container("alerts").ReplaceItemStreamAsync(
                new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(box)), id, new(id), new() { IfMatchEtag = box["_etag"]!.GetValue<string>() });
        }
        await this.Swept();
    }

    private static void Back(JsonObject of, string name, int minutes)
    {
        if (of[name]?.GetValue<string>() is { } at)
        {
            of[name] = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).AddMinutes(-minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    }
}
