namespace Safeguarding.Reports;

public enum FieldType { Text, Code, NhsNumber, Authority, School, Date, Time, DateOrTime, Flag, Number, Object, List, Any }

/// <summary>
/// One field of a report as data: the check of a payload, the OpenAPI schema and the documentation are all read from it.
/// No field is required here: lack of detail never prevents a report (design 5), so each kind's few refusals are rules of their own.
/// </summary>
/// <param name="Name">Property name on the wire, camelCase.</param>
/// <param name="Source">Section of the domain facts, statute or paragraph that asks for the field.</param>
public sealed record Field(string Name, FieldType Type, string Source)
{
    /// <summary>A value of the wrong type here refuses the report, because it would be routed by guesswork.</summary>
    public bool DecidesRouting { get; init; }

    /// <summary>Known values of a <see cref="FieldType.Code"/>; another value is a warning and is kept.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Fields of an object, or of each object in a list; empty for a list of texts.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>A number where a text belongs is taken as it is written: systems keep case numbers as numbers.</summary>
    public bool NumberIsText { get; init; }

    /// <summary>Times and dates that lie ahead by nature (a review, a due date of birth) are not compared with now.</summary>
    public bool AheadByNature { get; init; }

    /// <summary>A child's return: one that lies ahead is a plan.</summary>
    public bool PlanWhenAhead { get; init; }

    /// <summary>Part of the size limit: more items than this refuse the report.</summary>
    public int MaxItems { get; init; } = 100;
}
