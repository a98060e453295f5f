using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>What is refused in a query: a list of nothing would look as if nothing waited.</summary>
public static class QueryValue
{
    /// <summary>Null where the parameter is absent or its value exists; else the refusal names those that do.</summary>
    public static Refusal? Unknown(string name, string? value, params IReadOnlyList<string> known) =>
        value is null || known.Contains(value) ? null : new(Refusals.InvalidQuery, new Finding($"/{name}", "unknown-value", string.Join(", ", known)));

    public static Refusal UnreadableTime(string name) => new(Refusals.InvalidQuery, new Finding($"/{name}", "invalid-time-parameter"));

    public static Refusal UnknownPage { get; } = new(Refusals.InvalidQuery, new Finding("/page", "unknown-page"));
}
