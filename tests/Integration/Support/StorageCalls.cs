using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Safeguarding.Local;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>One call of the app to a store, without anything that says about whom it is.</summary>
/// <param name="Store">The blobs, the database or the queues.</param>
/// <param name="Place">Name of the container or queue; the pointer of the directory by its own.</param>
/// <param name="Kind">What is done there.</param>
internal sealed record StorageCall(Backend Store, string Place, string Kind)
{
    public const string Pointer = "directory/current";

    public bool IsOfPointer => Place == Pointer;

    public override string ToString() => $"{StorageCalls.Name(Store)} {Place}: {Kind}";
}

/// <summary>
/// The app's calls to its stores from the making of this until it is disposed of, in the order in which they reach the fronts. A call counts when it
/// arrives, whatever comes of it: reads, writes, queries, and the plan that the Cosmos DB client asks for before each query. What that client asks of the
/// account or of a container as a whole is not about a document and does not count. The local host fetches messages around the fronts, so its polling
/// is not here. What a test asks of the database passes the same front: it asks nothing meanwhile.
/// </summary>
internal sealed partial class StorageCalls : IDisposable
{
    private readonly ConcurrentQueue<StorageCall> _calls = new();
    private readonly LocalStack _stack;

    public StorageCalls(LocalStack stack)
    {
        _stack = stack;
        stack.BlobFront.Arrived += Blob;
        stack.CosmosFront.Arrived += Cosmos;
        stack.QueueFront.Arrived += Queue;
    }

    /// <summary>As the README's table writes it.</summary>
    public static string Name(Backend store) => store.ToString().ToLowerInvariant();

    public IReadOnlyList<StorageCall> All => [.. _calls];

    public void Dispose()
    {
        _stack.BlobFront.Arrived -= Blob;
        _stack.CosmosFront.Arrived -= Cosmos;
        _stack.QueueFront.Arrived -= Queue;
    }

    private void Blob(HttpRequest request) => _calls.Enqueue(new(Backend.Blob, AfterAccount(request), request.Method));

    private void Queue(HttpRequest request) => _calls.Enqueue(new(Backend.Queue, AfterAccount(request), request.Method));

    private void Cosmos(HttpRequest request)
    {
        if (Documents().Match(request.Path.Value ?? "") is { Success: true } match)
        {
            _calls.Enqueue(new(Backend.Cosmos, match.Groups["container"].Value + match.Groups["pointer"].Value, Kind(request)));
        }
    }

    private static string Kind(HttpRequest request) =>
        IsSet(request, "x-ms-cosmos-is-query-plan-request") ? "query plan"
        : IsSet(request, "x-ms-documentdb-isquery") ? "query"
        : request.Method switch { "GET" => "read", "POST" => "create", "PUT" => "replace", var other => other };

    private static bool IsSet(HttpRequest request, string header) => bool.TryParse(request.Headers[header], out var set) && set;

    /// <summary>Of /account/container/... or /account/queue/...</summary>
    private static string AfterAccount(HttpRequest request) => (request.Path.Value ?? "").Split('/').ElementAtOrDefault(2) ?? "";

    [GeneratedRegex("^/+dbs/[^/]+/colls/(?<container>[^/]+)/docs(?<pointer>/current$)?", RegexOptions.IgnoreCase)]
    private static partial Regex Documents();
}
