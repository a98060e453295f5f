namespace Safeguarding.Reports;

/// <summary>
/// One fault or warning. <paramref name="Pointer"/> is an RFC 6901 JSON pointer made only of names that this product defines:
/// a property name that a sender made up could itself identify a child, so it is never repeated.
/// </summary>
/// <param name="Code">Stable code; the texts in both languages are in <see cref="FindingTexts"/>.</param>
/// <param name="Detail">Words of ours (allowed codes, a likely name, positions), never of the payload.</param>
public sealed record Finding(string Pointer, string Code, string? Detail = null);

/// <summary>What a check found: faults refuse the report, warnings travel with it.</summary>
public sealed class Findings
{
    /// <summary>A receipt stays readable and a document bounded however broken the payload is.</summary>
    public const int Most = 100;

    private readonly List<Finding> _faults = [];
    private readonly List<Finding> _warnings = [];

    public IReadOnlyList<Finding> Faults => _faults;

    public IReadOnlyList<Finding> Warnings => _warnings;

    public void Fault(string pointer, string code, string? detail = null) => Add(_faults, new(pointer, code, detail));

    public void Warn(string pointer, string code, string? detail = null) => Add(_warnings, new(pointer, code, detail));

    /// <summary>What <c>?strict=true</c> does: an integrator's tests see every warning as a fault.</summary>
    public IReadOnlyList<Finding> AllAsFaults() => [.. _faults, .. _warnings];

    private static void Add(List<Finding> to, Finding finding)
    {
        if (to.Count < Most)
        {
            to.Add(finding);
        }
        else if (to.Count == Most)
        {
            to.Add(new("", "more-findings"));
        }
    }
}
