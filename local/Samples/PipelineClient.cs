using System.Net.Http.Headers;
using System.Text.Json;
using Safeguarding.Local.Tokens;

namespace Safeguarding.Local.Samples;

/// <summary>Calls the pipeline as the outside does: a token from the token endpoint, then plain HTTP.</summary>
internal sealed class PipelineClient(LocalStack stack) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = stack.HostAddress };
    private readonly Dictionary<Principal, string> _tokens = [];

    public Principal Principal(string id) =>
        stack.Tokens.Principals.FirstOrDefault(principal => principal.PrincipalId == id)
        ?? throw new LocalStackException($"A sample names the sender {id}, which principals.csv does not have.");

    public async Task<HttpResponseMessage> SendAsync(Principal caller, HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(caller, cancellation));
        return await _client.SendAsync(request, cancellation);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> TokenAsync(Principal caller, CancellationToken cancellation)
    {
        if (_tokens.TryGetValue(caller, out var known))
        {
            return known;
        }

        using var form = new FormUrlEncodedContent(caller.IsPerson
            ? new() { ["grant_type"] = "password", ["username"] = caller.PrincipalId }
            : new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = caller.PrincipalId,
                ["client_secret"] = TokenIssuer.ClientSecret,
            });
        using var answer = await _client.PostAsync(stack.Tokens.TokenEndpoint(caller.Tenant), form, cancellation);
        answer.EnsureSuccessStatusCode();
        using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return _tokens[caller] = body.RootElement.GetProperty("access_token").GetString()!;
    }
}
