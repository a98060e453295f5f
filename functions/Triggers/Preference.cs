using Microsoft.Net.Http.Headers;

namespace Safeguarding.Triggers;

/// <summary>
/// Which of several forms a caller wants, by its Accept headers (RFC 9110 section 12): for each form the closest range counts, 0 excludes, the highest quality wins,
/// of equals the one named first. Where nothing fits it is the first form: a caller would rather have that than none.
/// </summary>
internal static class Preference
{
    public static string MediaType(HttpContext http, params IReadOnlyList<string> offers) => Of(http.Request.GetTypedHeaders().Accept, Fit, r => r.Quality, offers);

    public static string Language(HttpContext http, params IReadOnlyList<string> offers) => Of(http.Request.GetTypedHeaders().AcceptLanguage, Fit, r => r.Quality, offers);

    private static string Of<T>(IList<T> ranges, Func<T, string, int> fit, Func<T, double?> quality, IReadOnlyList<string> offers) => offers
        .Select(offer => ranges.Select((r, i) => (Offer: offer, Fit: fit(r, offer), Quality: quality(r) ?? 1, Order: i)).Where(r => r.Fit > 0)
            .OrderByDescending(r => r.Fit).ThenByDescending(r => r.Quality).FirstOrDefault())
        .Where(r => r.Quality > 0)
        .OrderByDescending(r => r.Quality).ThenBy(r => r.Order)
        .FirstOrDefault().Offer ?? offers[0];

    private static int Fit(MediaTypeHeaderValue range, string offer) =>
        !range.MatchesMediaType(offer) ? 0 : range.MatchesAllTypes ? 1 : range.MatchesAllSubTypes ? 2 : 3;

    /// <summary>Whoever asks for Welsh as it is spoken anywhere gets Welsh.</summary>
    private static int Fit(StringWithQualityHeaderValue range, string offer) =>
        range.Value == "*" ? 1 : range.Value.ToString().Split('-')[0].Equals(offer, StringComparison.OrdinalIgnoreCase) ? 2 : 0;
}
