using Safeguarding.Reports;

namespace Safeguarding.Triggers;

/// <summary>RFC 9457 problem+json in the caller's language: every fault at once, no payload content.</summary>
public sealed record Problem(string Type, string Title, int Status, string Code, string? Names, IReadOnlyList<ProblemError> Errors)
{
    public const string MediaType = "application/problem+json";

    /// <summary>Seconds that a client should wait before it sends again.</summary>
    public const int RetryAfterSeconds = 10;

    public static IResult From(Refusal refusal, HttpContext http)
    {
        var problem = Of(refusal, Languages.Of(http));
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        http.Response.Headers.ContentLanguage = Languages.Of(http);
        return TypedResults.Json(problem, contentType: MediaType, statusCode: problem.Status);
    }

    public static Problem Of(Refusal refusal, string language) => new(
        $"urn:safeguarding-pipeline:problem:{refusal.Code}", Refusals.Title(refusal.Code).In(language), Refusals.Status(refusal.Code), refusal.Code,
        refusal.Names, [.. refusal.Errors.Select(e => ProblemError.From(e, language))]);
}

/// <summary>One fault or warning as a caller reads it.</summary>
public sealed record ProblemError(string Pointer, string Code, string Message)
{
    public static ProblemError From(Finding finding, string language) => new(
        finding.Pointer, finding.Code,
        FindingTexts.For(finding.Code).In(language) + (finding.Detail is null ? "" : $" ({finding.Detail})"));
}

/// <summary>English and Welsh are equal (Welsh Language Standards): Accept-Language decides, English when it names neither.</summary>
public static class Languages
{
    public static string Of(HttpContext http) => Preference.Language(http, "en", "cy");
}
