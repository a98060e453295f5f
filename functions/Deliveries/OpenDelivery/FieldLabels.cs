using System.Collections.Frozen;
using Safeguarding.Reports;

namespace Safeguarding.Deliveries;

/// <summary>What a field is called on paper, in both languages: one line per field in field-labels.csv.</summary>
public static class FieldLabels
{
    private static readonly FrozenDictionary<string, Text> Table = Read();

    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>A property that a sender made up has no label: it is printed under its own name.</summary>
    public static Text For(string name) => Table.GetValueOrDefault(name) ?? new(name, name);

    private static FrozenDictionary<string, Text> Read()
    {
        using var file = new StreamReader(typeof(FieldLabels).Assembly.GetManifestResourceStream("field-labels.csv")!);
        return file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.TrimEnd('\r').Split(',')).ToFrozenDictionary(parts => parts[0], parts => new Text(parts[1], parts[2]));
    }
}
