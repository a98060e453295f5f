using System.Net.Http.Headers;
using System.Security.Authentication;
using Safeguarding.Deliveries;

namespace Safeguarding.Adapters;

/// <summary>
/// Standard Webhooks over HTTPS. What the receiver says beside its status is not read. Nothing of the app's own goes along: no proxy, cookie, credential
/// or trace header.
/// </summary>
public sealed class WebhookClient : IWebhookClient, IDisposable
{
    private readonly HttpClient _http;

    /// <param name="loopback">For a local run alone (<see cref="Loosening.WebhookLoopback"/>).</param>
    public WebhookClient(bool loopback) => _http = new(new SocketsHttpHandler
    {
        ConnectCallback = new GuardedConnection(loopback).Open,
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would resolve the name itself, and nobody would look at the address.
        UseProxy = false,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = WebhookIntervals.Answer.ToTimeSpan(),
    };

    public async Task<WebhookAnswer> Post(Uri address, WebhookMessage message, IReadOnlyList<WebhookSecret> secrets, CancellationToken stop)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
        {
            return WebhookAnswers.Of(WebhookFailure.RefusedAddress);
        }
        using var request = Request(address, message, secrets);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return WebhookAnswers.Of((int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return WebhookAnswers.Of(WebhookFailure.Timeout);
        }
        catch (HttpRequestException e)
        {
            return WebhookAnswers.Of(Failure(e));
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(Uri address, WebhookMessage message, IReadOnlyList<WebhookSecret> secrets)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.UserAgent.ParseAdd("safeguarding-pipeline");
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", WebhookSecret.Timestamp(message));
        request.Headers.Add("webhook-signature", WebhookSecret.Signatures(secrets, message));
        return request;
    }

    private static WebhookFailure Failure(Exception e) => e switch
    {
        RefusedAddressException => WebhookFailure.RefusedAddress,
        AuthenticationException => WebhookFailure.Certificate,
        { InnerException: { } inner } => Failure(inner),
        _ => WebhookFailure.Unreachable,
    };
}
