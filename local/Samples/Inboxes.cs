using System.Net;
using System.Net.Http.Json;
using Safeguarding.Local.Tokens;

namespace Safeguarding.Local.Samples;

/// <summary>Reads every desk's inbox by HTTP, each with a principal of that desk.</summary>
internal sealed class Inboxes(PipelineClient client, IEnumerable<Principal> principals)
{
    private readonly List<Principal> _readers =
        [.. principals.Where(principal => principal.ReadsInbox).GroupBy(principal => principal.Desk).Select(desk => desk.OrderBy(item => item.IsPerson).First())];

    public bool CanRead(string desk) => _readers.Any(reader => reader.Desk == desk);

    /// <returns>Per report, the desks whose inbox holds it.</returns>
    public Task<ILookup<string, string>> ReadAllAsync(CancellationToken cancellation) => ReadAsync(_readers, cancellation);

    public Task<ILookup<string, string>> ReadAsync(IReadOnlySet<string> desks, CancellationToken cancellation) =>
        ReadAsync(_readers.Where(reader => desks.Contains(reader.Desk)), cancellation);

    private async Task<ILookup<string, string>> ReadAsync(IEnumerable<Principal> readers, CancellationToken cancellation)
    {
        var found = new List<(string ReportId, string Desk)>();
        foreach (var reader in readers)
        {
            var items = await ReadOneAsync(reader, cancellation);
            found.AddRange(items.Select(item => (item.ReportId, reader.Desk)));
        }

        return found.Distinct().ToLookup(item => item.ReportId, item => item.Desk);
    }

    private async Task<IReadOnlyList<InboxItem>> ReadOneAsync(Principal reader, CancellationToken cancellation)
    {
        var items = new List<InboxItem>();
        var path = "/api/deliveries";
        while (path is not null)
        {
            using var answer = await client.SendAsync(reader, HttpMethod.Get, path, null, cancellation);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new LocalStackException($"The inbox of {reader.Desk} answered {(int)answer.StatusCode} to {reader.PrincipalId}.");
            }

            var page = await answer.Content.ReadFromJsonAsync<InboxPage>(cancellation);
            items.AddRange(page?.Items ?? []);
            path = NextPath(page?.Next);
        }

        return items;
    }

    // A link is followed as it is, anything else is a continuation token.
    private static string? NextPath(string? next) => next switch
    {
        null or "" => null,
        _ when next.StartsWith('/') || next.StartsWith("http", StringComparison.Ordinal) => next,
        _ => $"/api/deliveries?page={Uri.EscapeDataString(next)}",
    };
}
