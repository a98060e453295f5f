namespace Safeguarding.Triggers;

/// <summary>
/// What holds for every call, also for one that is refused: nobody on the way keeps the answer, no browser guesses what it is, a parameter of the query that
/// is left empty is as if it were absent, and HEAD is answered wherever GET is. The app sees a GET whose body the web server leaves out; who asks so has
/// seen no content.
/// </summary>
public sealed class EveryCall(RequestDelegate next)
{
    internal static readonly object Head = new();

    public Task Invoke(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (http.Request.Query.Any(p => p.Value.Any(string.IsNullOrWhiteSpace)))
        {
            http.Request.Query = new QueryCollection(http.Request.Query
                .Select(p => (p.Key, Values: p.Value.Where(v => !string.IsNullOrWhiteSpace(v)).ToArray())).Where(p => p.Values.Length > 0)
                .ToDictionary(p => p.Key, p => new Microsoft.Extensions.Primitives.StringValues(p.Values), StringComparer.OrdinalIgnoreCase));
        }
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Items[Head] = true;
            http.Request.Method = HttpMethods.Get;
        }
        return next(http);
    }
}

public static class HeadRequests
{
    /// <summary>Whether no content leaves with the answer: then nothing was opened, and there is no reader.</summary>
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(EveryCall.Head);
}
