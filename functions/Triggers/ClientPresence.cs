namespace Safeguarding.Triggers;

/// <summary>
/// A caller that hangs up ends what was begun for it, until its body is read. From then on what it sent is stored and handed on to its end, whoever
/// still waits for the answer: given up half-way a report would wait for the hourly reconciliation.
/// </summary>
public static class ClientPresence
{
    /// <summary>Only what waits for a caller listens to its absence; the host's own calls end when the host ends them.</summary>
    public static void UseClientPresence(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var connection = http.RequestAborted;
        using var request = new CancellationTokenSource();
        using var watch = new Watch(connection.UnsafeRegister(r => ((CancellationTokenSource)r!).Cancel(), request));
        http.Features.Set(watch);
        http.RequestAborted = request.Token;
        try
        {
            await next(http);
        }
        finally
        {
            http.RequestAborted = connection;
        }
    });

    public static void BodyIsRead(this HttpContext http) => http.Features.Get<Watch>()?.Dispose();

    private sealed class Watch(CancellationTokenRegistration hangUp) : IDisposable
    {
        public void Dispose() => hangUp.Dispose();
    }
}
