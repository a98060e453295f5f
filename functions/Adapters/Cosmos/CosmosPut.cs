using System.Net;
using Microsoft.Azure.Cosmos;

namespace Safeguarding.Adapters;

/// <summary>Writes a document whether or not it is there. The app's role may create and replace, never upsert.</summary>
internal static class CosmosPut
{
    private static readonly ItemRequestOptions WithoutContent = new() { EnableContentResponseOnWrite = false };

    public static async Task<ItemResponse<T>> Put<T>(this Container container, T item, string id, string partition, CancellationToken limit)
    {
        try
        {
            return await container.CreateItemAsync(item, new(partition), WithoutContent, limit);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return await container.ReplaceItemAsync(item, id, new(partition), WithoutContent, limit);
        }
    }
}
