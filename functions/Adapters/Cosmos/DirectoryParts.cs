using System.Text.Json;
using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Reports;
using Safeguarding.Directory;
using Safeguarding.Routing;

namespace Safeguarding.Adapters;

/// <summary>One part of a snapshot: some rows of one section.</summary>
internal sealed record DirectoryPart(string Id, string Snapshot, string Section, JsonElement Rows);

/// <summary>The postcodes of one authority, as many as a part holds: written without a name for each row, they take a tenth of the room.</summary>
internal sealed record PostcodeBlock(string Authority, string Postcodes);

/// <summary>
/// A snapshot as parts of bounded size, and parts as a snapshot. A section that a snapshot was written without reads as empty.
/// </summary>
internal sealed class DirectoryParts(Container container)
{
    private const int RowsPerPart = 500;
    private const int PostcodesPerBlock = 8_000;

    /// <summary>How rows are stored.</summary>
    internal static JsonSerializerOptions Stored { get; } = new(PipelineJson.Options) { Converters = { new IntervalsOfDay() } };

    /// <summary>Writing the same parts again changes nothing: an id names one content.</summary>
    public async Task Write(string id, DirectoryData data, CancellationToken stop)
    {
        foreach (var part in PartsOf(id, data))
        {
            await CosmosCall.Run(stop, limit => container.Put(part, part.Id, id, limit));
        }
    }

    public async Task<DirectoryData> Read(string id, CancellationToken limit)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.snapshot = @snapshot").WithParameter("@snapshot", id);
        using var pages = container.GetItemQueryIterator<DirectoryPart>(query, requestOptions: new() { PartitionKey = new(id) });
        var parts = new List<DirectoryPart>();
        while (pages.HasMoreResults)
        {
            parts.AddRange(await pages.ReadNextAsync(limit));
        }
        IReadOnlyList<T> Rows<T>(string section) =>
            [.. parts.Where(p => p.Section == section).OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Rows.Deserialize<T[]>(Stored)!)];
        return new(Rows<Authority>("authorities"), Rows<Desk>("desks"), Rows<School>("schools"), Rows<CalendarEntry>("calendar"),
            Rows<BankHoliday>("bankHolidays"), Rows<Sender>("senders"), Rows<Contact>("contacts"), Rows<Principal>("principals"))
        {
            Boards = Rows<SafeguardingBoard>("boards"),
            BankHolidaysCover = Rows<DateInterval>("bankHolidaysCover") is [var cover] ? cover : null,
            Postcodes = PostcodeTable.Of(Rows<PostcodeBlock>("postcodes").SelectMany(b => b.Postcodes.Split(' ').Select(p => (p, b.Authority)))),
        };
    }

    private static IEnumerable<DirectoryPart> PartsOf(string id, DirectoryData data)
    {
        IEnumerable<DirectoryPart> Section<T>(string section, IEnumerable<T> rows, int rowsPerPart = RowsPerPart) =>
            rows.Chunk(rowsPerPart).Select((chunk, i) => new DirectoryPart($"{section}-{i:D4}", id, section, JsonSerializer.SerializeToElement(chunk, Stored)));
        return
        [
            .. Section("authorities", data.Authorities), .. Section("desks", data.Desks), .. Section("schools", data.Schools),
            .. Section("calendar", data.Calendar), .. Section("bankHolidays", data.BankHolidays),
            .. Section("bankHolidaysCover", data.BankHolidaysCover is { } cover ? [cover] : Array.Empty<DateInterval>()), .. Section("senders", data.Senders),
            .. Section("contacts", data.Contacts), .. Section("principals", data.Principals), .. Section("boards", data.Boards),
            .. Section("postcodes", Blocks(data.Postcodes), rowsPerPart: 1),
        ];
    }

    private static IEnumerable<PostcodeBlock> Blocks(PostcodeTable table) => table.Rows().GroupBy(r => r.Authority)
        .SelectMany(g => g.Chunk(PostcodesPerBlock).Select(chunk => new PostcodeBlock(g.Key, string.Join(' ', chunk.Select(r => r.Postcode)))));
}
