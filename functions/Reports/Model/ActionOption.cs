using Safeguarding.Routing;

namespace Safeguarding.Reports;

/// <summary>Something that a desk can say it did about an item, as data of the kind.</summary>
/// <param name="Code">Stable code on the wire.</param>
/// <param name="For">Which desks can say it, by what the route asks of them; null where that does not matter.</param>
public sealed record ActionOption(string Code, Text Text, RouteRole? For)
{
    /// <summary>The desk that sees to the return interview can say it, whatever its role (WG37941 paragraph 133).</summary>
    public bool ForReturnInterview { get; init; }

    /// <summary>The interview was held or declined: the chase for it ends.</summary>
    public bool EndsReturnInterview { get; init; }

    /// <summary>Tells those for whom the item was passed on: only then does the chase of a relay end.</summary>
    public bool PassesOn { get; init; }
}
