using System.Diagnostics;

namespace Safeguarding.Adapters;

/// <summary>
/// A call starts a trace of its own: what a caller's headers say of traces is not taken over (design 4, rule 12), because a caller could
/// switch recording off by them, mix its calls into another's trace, or have any text carried along.
/// </summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
