using System.Text.RegularExpressions;

namespace Safeguarding.Local.Fronts;

/// <summary>Before: the service never sees the request. After: the write is made and its answer withheld.</summary>
public enum FaultPhase
{
    Before,
    After,
}

public enum FaultEffect
{
    /// <summary>Answer with <see cref="FaultRule.Status"/> in the form the Azure service uses.</summary>
    Status,

    /// <summary>Never answer; ends when the rule is removed or the client gives up.</summary>
    Hang,

    /// <summary>Close the connection without an answer.</summary>
    Drop,
}

/// <summary>A fault for the requests that match: method, regular expression over the path, and a header if named.</summary>
public sealed record FaultRule
{
    public string? Method { get; init; }

    public string Path { get; init; } = ".*";

    public string? Header { get; init; }

    public string HeaderValue { get; init; } = ".*";

    public FaultPhase Phase { get; init; }

    public FaultEffect Effect { get; init; }

    public int Status { get; init; } = 503;

    public int RetryAfterMilliseconds { get; init; } = 10;

    /// <summary>So many matching requests pass untouched first.</summary>
    public int Skip { get; init; }

    /// <summary>The fault happens so many times, or until the rule is removed when null.</summary>
    public int? Count { get; init; }

    internal bool Matches(HttpRequest request) =>
        (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && Regex.IsMatch(request.Path.Value ?? "/", Path)
        && (Header is null || (request.Headers.TryGetValue(Header, out var value) && Regex.IsMatch(value.ToString(), HeaderValue)));
}
