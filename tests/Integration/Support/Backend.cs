using Safeguarding.Local.Fronts;

namespace Safeguarding.Tests.Integration.Support;

/// <summary>What the app calls, each through a front of its own that can be told to fail.</summary>
public enum Backend
{
    Blob,
    Cosmos,
    Queue,
    Notify,
}

internal static class Backends
{
    public static Front Front(this RunningStack stack, Backend backend) => backend switch
    {
        Backend.Blob => stack.Stack.BlobFront,
        Backend.Cosmos => stack.Stack.CosmosFront,
        Backend.Queue => stack.Stack.QueueFront,
        Backend.Notify => stack.Stack.Notify!.Front,
        _ => throw new ArgumentOutOfRangeException(nameof(backend)),
    };
}
