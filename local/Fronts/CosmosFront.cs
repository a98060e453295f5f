using Safeguarding.Local.Stack;

namespace Safeguarding.Local.Fronts;

/// <summary>
/// Makes the Cosmos DB server behind it look like an ordinary account: answers what it cannot, and refuses what
/// Azure refuses and the server takes. Production code must not know any of this.
/// </summary>
internal sealed class CosmosFront(CosmosQueryChecks queries, Func<Uri> address)
{
    // The server answers 500 instead of 404 to a read of a missing item without this header.
    private const string CrossPartition = "x-ms-documentdb-query-enablecrosspartition";

    public static async Task<Front> StartAsync(Uri server, PortChoice port, DataModel model, CrossPartitionQueries allowed, CancellationToken cancellation)
    {
        Front? front = null;
        var rules = new CosmosFront(new CosmosQueryChecks(model, allowed), () => front!.Address);
        front = await Front.StartAsync(
            new FrontSpecification(FrontManner.Cosmos, server, port) { AnswersItself = rules.AnswersItselfAsync },
            cancellation);
        return front;
    }

    private async Task<bool> AnswersItselfAsync(HttpContext context)
    {
        var request = context.Request;
        request.Headers[CrossPartition] = "True";
        if (HttpMethods.IsGet(request.Method) && request.Path == "/")
        {
            await context.Response.WriteAsJsonAsync(CosmosAccount.Describe(address()));
            return true;
        }

        if (CosmosRequest.Collection(request) is not { } collection || !CosmosRequest.HasBody(request))
        {
            return false;
        }

        var body = await CosmosRequest.ReadBodyAsync(request);
        if (Refusal(request, collection, body) is { } refusal)
        {
            await FaultAnswers.WriteAsync(context.Response, FrontManner.Cosmos, refusal.Status, refusal.Message);
            return true;
        }

        if (CosmosRequest.IsQueryPlan(request))
        {
            await context.Response.WriteAsJsonAsync(CosmosAccount.QueryPlan);
            return true;
        }

        return false;
    }

    private CosmosRefusal? Refusal(HttpRequest request, string collection, byte[] body)
    {
        if (CosmosRequest.IsBatch(request))
        {
            return new CosmosRefusal(400, "The local Cosmos DB server has no TransactionalBatch: one document is one transaction.");
        }

        return CosmosRequest.IsQuery(request)
            ? queries.Check(collection, body, hasPartitionKey: CosmosRequest.HasPartitionKey(request), isPlan: CosmosRequest.IsQueryPlan(request))
            : CosmosItemChecks.Check(body);
    }
}
