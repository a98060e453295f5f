using System.Text.Json;

namespace Safeguarding.Reports;

/// <summary>Numbers of the schools that a report names for its children: whose announced closures its deadlines rest on.</summary>
public static class NamedSchools
{
    public static IEnumerable<string> In(JsonElement content) =>
        content.Items("children").SelectMany(c => c.Items("schools")).Select(s => s.School("number")).OfType<string>();

    /// <summary>Of a body that has not been checked yet; one that does not read names none.</summary>
    public static IEnumerable<string> In(ReadOnlyMemory<byte> body) => JsonBody.Read(body).Root is { } content ? In(content) : [];
}
