using System.Buffers.Text;
using System.Net;
using System.Text;
using Microsoft.Azure.Cosmos;
using Safeguarding.Reports;

namespace Safeguarding.Adapters;

/// <summary>One page of a query; the store's continuation travels as base64url, so that it fits into a query parameter.</summary>
internal static class CosmosPages
{
    private const int PageSize = 50;

    /// <returns>Null when the token is not one that the store gave.</returns>
    public static Task<Page<T>?> Read<T>(Container container, QueryDefinition query, string? partition, string? token, CancellationToken stop) =>
        CosmosCall.Run<Page<T>?>(stop, async limit =>
        {
            if (token is not null && !Base64Url.IsValid(token))
            {
                return null;
            }
            var options = new QueryRequestOptions { MaxItemCount = PageSize, PartitionKey = partition is null ? null : new PartitionKey(partition) };
            var continuation = token is null ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            try
            {
                using var pages = container.GetItemQueryIterator<T>(query, continuation, options);
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
