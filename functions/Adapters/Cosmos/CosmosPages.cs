using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>One page of a query; the store's continuation travels as base64url, so that it fits into a query parameter.</summary>
internal static class CosmosPages
{
    private const int PageSize = 50;

    /// <summary>A page of documents; one that does not read is named, and the others are there.</summary>
    /// <returns>Null when the token is not one that the store gave.</returns>
    public static async Task<Page<T>?> Read<T>(Container container, QueryDefinition query, string? partition, string? token, CancellationToken stop) where T : class
    {
        if (await Rows(container, query, partition, token, stop) is not { } rows)
        {
            return null;
        }
        var read = rows.Items.Select(row => (Row: row, Item: CosmosRows.As<T>(row))).ToList();
        IReadOnlyList<string> broken = [.. read.Where(r => r.Item is null).Select(r => CosmosRows.Text(r.Row, "id") ?? "")];
        return new([.. read.Select(r => r.Item).OfType<T>()], rows.Next) { Unreadable = broken.Count == 0 ? null : broken };
    }

    /// <inheritdoc cref="Read"/>
    public static Task<Page<JsonElement>?> Rows(Container container, QueryDefinition query, string? partition, string? token, CancellationToken stop) =>
        CosmosCall.Run<Page<JsonElement>?>(stop, async limit =>
        {
            if (token is not null && !Base64Url.IsValid(token))
            {
                return null;
            }
            var options = new QueryRequestOptions { MaxItemCount = PageSize, PartitionKey = partition is null ? null : new PartitionKey(partition) };
            var continuation = token is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            try
            {
                using var pages = container.GetItemQueryIterator<JsonElement>(query, continuation, options);
                var page = await pages.ReadNextAsync(limit);
                var next = page.ContinuationToken is { } more ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(more)) : null;
                return new([.. page], next);
            }
            catch (Exception e) when (token is not null && (e is ArgumentException or FormatException || e is CosmosException { StatusCode: HttpStatusCode.BadRequest }))
            {
                return null;
            }
        });
}
