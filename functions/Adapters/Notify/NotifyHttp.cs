using Notify.Interfaces;

namespace Safeguarding.Adapters;

/// <summary>
/// How the client library speaks HTTP: bounded in time, no redirects, and a bad answer as a status alone, because the library's own exceptions
/// quote what the service says of an address.
/// </summary>
internal sealed class NotifyHttp(Uri address) : IHttpClient
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = address,
        Timeout = Limit,
    };

    /// <summary>The library names its own service here when it starts; ours stays.</summary>
    public Uri BaseAddress
    {
        get => address;
        set { }
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var response = await _http.SendAsync(request);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            throw new HttpRequestException(null, null, response.StatusCode);
        }
    }

    public void SetClientBaseAddress()
    {
        // Set when it was made.
    }

    public void AddContentHeader(string header) => _http.DefaultRequestHeaders.Accept.Add(new(header));

    public void AddUserAgent(string userAgent) => _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);

    public void Dispose() => _http.Dispose();
}
