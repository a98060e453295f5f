using Safeguarding.Reports;

namespace Safeguarding.OperationEncompass;

/// <summary>
/// What leaves one force's notifications for a school, as data (domain 1.3: content differs by force). A force without a row has the minimal one.
/// </summary>
/// <param name="Force">Sender id of the force.</param>
/// <param name="Incident">Fields of the whole notification. A text common to several children is here only where the force says so.</param>
/// <param name="Child">Fields of the child's own entry.</param>
/// <param name="Source">What the choice of fields rests on.</param>
public sealed record FieldProfile(string Force, FieldSet Incident, FieldSet Child, string Source)
{
    /// <summary>The victim may be in a refuge: the address leaves only where a profile says so.</summary>
    public bool Address { get; init; }

    /// <summary>
    /// Kind of the authority's desk that passes notifications on to its schools ("education-safeguarding"); null where the force notifies schools itself.
    /// </summary>
    public string? RelayThrough { get; init; }

    private static readonly string[] OfThePlace = ["incident/place"];
    private static readonly string[] OfTheHome = ["homeAddress"];

    public FieldSet IncidentSeen => Address ? new([.. Incident.Paths, .. OfThePlace]) : Without(Incident, OfThePlace);

    public FieldSet ChildSeen => Address ? new([.. Child.Paths, .. OfTheHome]) : Without(Child, OfTheHome);

    /// <summary>A row that names an address by mistake does not let it out.</summary>
    private static FieldSet Without(FieldSet set, string[] paths) =>
        new([.. set.Paths.Where(p => p != "incident" && !paths.Any(a => p == a || p.StartsWith(a + "/", StringComparison.Ordinal)))]);
}
