using System.Text.RegularExpressions;

namespace Safeguarding.Local.Fronts;

internal sealed record CosmosRefusal(int Status, string Message);

/// <summary>What a request of the Cosmos DB REST protocol is about.</summary>
internal static partial class CosmosRequest
{
    public static string? Collection(HttpRequest request) =>
        Documents().Match(request.Path.Value ?? "") is { Success: true } match ? match.Groups["collection"].Value : null;

    public static bool HasBody(HttpRequest request) => HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method);

    public static bool IsQueryPlan(HttpRequest request) => IsTrue(request, "x-ms-cosmos-is-query-plan-request");

    public static bool IsBatch(HttpRequest request) => IsTrue(request, "x-ms-cosmos-is-batch-request");

    public static bool IsQuery(HttpRequest request) =>
        IsQueryPlan(request)
        || IsTrue(request, "x-ms-documentdb-isquery")
        || request.ContentType?.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase) == true;

    public static bool HasPartitionKey(HttpRequest request) =>
        request.Headers.TryGetValue("x-ms-documentdb-partitionkey", out var key) && key.ToString() is not ("" or "[]");

    /// <summary>Reads the whole body and puts it back for whoever reads it next.</summary>
    public static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        body.Position = 0;
        request.Body = body;
        return body.ToArray();
    }

    private static bool IsTrue(HttpRequest request, string header) =>
        request.Headers.TryGetValue(header, out var value) && bool.TryParse(value, out var set) && set;

    [GeneratedRegex("^/+dbs/[^/]+/colls/(?<collection>[^/]+)/docs", RegexOptions.IgnoreCase)]
    private static partial Regex Documents();
}
