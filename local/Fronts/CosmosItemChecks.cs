using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Safeguarding.Local.Fronts;

/// <summary>The limits of one item that Azure holds and the local server does not.</summary>
internal static class CosmosItemChecks
{
    private const int LargestItem = 2 * 1024 * 1024;
    private const int LongestId = 1023;
    private static readonly SearchValues<char> NotInIds = SearchValues.Create(@"/\?#");

    public static CosmosRefusal? Check(byte[] body)
    {
        if (body.Length > LargestItem)
        {
            return new CosmosRefusal(413, $"Request size is too large: the item has {body.Length} bytes, Azure takes {LargestItem}.");
        }

        return Id(body) switch
        {
            { } id when Encoding.UTF8.GetByteCount(id) > LongestId =>
                new CosmosRefusal(400, $"The id has {Encoding.UTF8.GetByteCount(id)} bytes, Azure takes {LongestId}."),
            { } id when id.AsSpan().ContainsAny(NotInIds) =>
                new CosmosRefusal(400, @"The id holds one of / \ ? #, which Azure refuses."),
            _ => null,
        };
    }

    private static string? Id(byte[] body)
    {
        try
        {
            using var item = JsonDocument.Parse(body);
            return item.RootElement.ValueKind == JsonValueKind.Object && item.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String
                    ? id.GetString()
                    : null;
        }
        catch (JsonException)
        {
            // The server behind answers a malformed body.
            return null;
        }
    }
}
