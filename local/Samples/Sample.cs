using System.Text.Json;

namespace Safeguarding.Local.Samples;

/// <summary>What stands beside a sample: who sends it where, and what must become of it.</summary>
internal sealed record ExpectedOutcome(
    string Sender,
    string Path,
    int Status = 202,
    string ContentType = "application/json",
    IReadOnlyList<string>? Desks = null,
    IReadOnlyList<string>? AlsoAllowed = null,
    IReadOnlyList<string>? Codes = null);

/// <summary>One file of sample-payloads, sent byte for byte.</summary>
internal sealed record Sample(string Name, byte[] Body, ExpectedOutcome Expected)
{
    private const string BodySuffix = ".json";
    private const string ExpectedSuffix = ".expected.json";
    private static readonly string[] Kinds = ["valid", "invalid"];

    public IReadOnlyList<string> Desks => Expected.Desks ?? [];

    public static IReadOnlyList<Sample> ReadAll(string folder) =>
        [.. Kinds.SelectMany(kind => Read(folder, kind))];

    private static IEnumerable<Sample> Read(string folder, string kind)
    {
        var path = System.IO.Path.Combine(folder, kind);
        return Directory.Exists(path)
            ? from file in Directory.EnumerateFiles(path, "*" + BodySuffix).Order(StringComparer.Ordinal)
              where !file.EndsWith(ExpectedSuffix, StringComparison.Ordinal)
              select ReadOne(kind, file)
            : [];
    }

    private static Sample ReadOne(string kind, string file)
    {
        var name = System.IO.Path.GetFileName(file)[..^BodySuffix.Length];
        var expectedFile = file[..^BodySuffix.Length] + ExpectedSuffix;
        if (!File.Exists(expectedFile))
        {
            throw new LocalStackException($"{expectedFile} is missing: it says who sends {name} and where it must go.");
        }

        try
        {
            var expected = JsonSerializer.Deserialize<ExpectedOutcome>(File.ReadAllText(expectedFile), JsonSerializerOptions.Web);
            return expected is { Sender: not null, Path: not null }
                ? new Sample($"{kind}/{name}", File.ReadAllBytes(file), expected)
                : throw new LocalStackException($"{expectedFile} needs \"sender\" and \"path\".");
        }
        catch (JsonException error)
        {
            throw new LocalStackException($"{expectedFile} is not valid: {error.Message}", error);
        }
    }
}
