namespace Safeguarding.Reports;

/// <summary>Short forms that let a kind's table of fields read as a table; each table belongs to one <paramref name="source"/>.</summary>
public sealed class FieldSyntax(string source)
{
    public Field Text(string name) => new(name, FieldType.Text, source);

    public Field NhsNumber(string name) => new(name, FieldType.NhsNumber, source);

    public Field Flag(string name) => new(name, FieldType.Flag, source);

    public Field Number(string name) => new(name, FieldType.Number, source);

    public Field Date(string name) => new(name, FieldType.Date, source);

    public Field Time(string name) => new(name, FieldType.Time, source);

    public Field TimeAhead(string name) => new(name, FieldType.Time, source) { AheadByNature = true };

    public Field DateAhead(string name) => new(name, FieldType.Date, source) { AheadByNature = true };

    public Field DateOrTime(string name) => new(name, FieldType.DateOrTime, source);

    public Field Code(string name, params string[] codes) => new(name, FieldType.Code, source) { Codes = codes };

    /// <summary>A value whose form another table describes.</summary>
    public Field Any(string name) => new(name, FieldType.Any, source);

    /// <summary>GSS code of a local authority.</summary>
    public Field Authority(string name) => new(name, FieldType.Authority, source) { DecidesRouting = true };

    /// <summary>Welsh 7-digit school number or English URN.</summary>
    public Field School(string name) => new(name, FieldType.School, source) { DecidesRouting = true };

    public Field Object(string name, params IReadOnlyList<Field> fields) => new(name, FieldType.Object, source) { Fields = fields };

    public Field Texts(string name) => new(name, FieldType.List, source);

    public Field Codes(string name, params string[] codes) => new(name, FieldType.List, source) { Codes = codes };

    public Field List(string name, int maxItems, params IReadOnlyList<Field> fields) =>
        new(name, FieldType.List, source) { Fields = fields, MaxItems = maxItems };
}
