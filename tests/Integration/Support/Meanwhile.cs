using Microsoft.AspNetCore.Http;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>Lets somebody else act in the middle of an operation: when its next entry of the audit arrives at the database, which waits for that. Once.</summary>
internal sealed class Meanwhile : IDisposable
{
    private readonly RunningStack _stack;
    private readonly Func<Task> _act;
    private int _begun;

    public Meanwhile(RunningStack stack, Func<Task> act)
    {
        (_stack, _act) = (stack, act);
        stack.Stack.CosmosFront.Arrived += Arrived;
    }

    public void Dispose() => _stack.Stack.CosmosFront.Arrived -= Arrived;

    private void Arrived(HttpRequest request)
    {
        // A query is a POST to the same address; only a create asks for an answer without content.
        if (request.Method == "POST" && request.Path.Value!.Contains("/colls/audit/docs", StringComparison.Ordinal) && request.Headers.ContainsKey(Kills.Creates)
            && Interlocked.Exchange(ref _begun, 1) == 0)
        {
            _act().GetAwaiter().GetResult();
        }
    }
}
