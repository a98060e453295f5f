namespace Safeguarding.Triggers;

/// <summary>
/// What holds for every answer, also for a refusal: nobody on the way keeps it, no browser guesses what it is, and HEAD is answered wherever GET is. The
/// app sees a GET whose body the web server leaves out; who asks so has seen no content.
/// </summary>
public sealed class EveryAnswer(RequestDelegate next)
{
    internal static readonly object Head = new();

    public Task Invoke(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
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
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(EveryAnswer.Head);
}
