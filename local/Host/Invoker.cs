using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Safeguarding.Local.Host;

/// <summary>How one call of a timer or queue function ended.</summary>
public sealed record InvocationResult(bool Succeeded, string? Error)
{
    public static InvocationResult Success { get; } = new(true, null);

    public static InvocationResult Failure(string error) => new(false, error);
}

/// <summary>The host's default invocation: POST /FunctionName with Data and Metadata, chunked, outside the route prefix.</summary>
internal sealed class Invoker : IDisposable
{
    public const string HostVersion = "4.1037.0.0";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AppSupervisor _app;
    private readonly AppOutput _output;
    private readonly IClock _clock;
    private readonly TimeSpan? _functionTimeout;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Invoker(AppSupervisor app, AppOutput output, IClock clock, TimeSpan? functionTimeout)
    {
        _app = app;
        _output = output;
        _clock = clock;
        _functionTimeout = functionTimeout;
    }

    /// <summary>A value as the host puts it into Metadata: JSON text inside a JSON string.</summary>
    public static JsonNode Encoded(string text) => JsonValue.Create(JsonSerializer.Serialize(text, Json));

    public async Task<InvocationResult> InvokeAsync(string function, JsonObject data, JsonObject metadata, CancellationToken cancellation)
    {
        metadata["sys"] = new JsonObject
        {
            ["MethodName"] = function,
            ["UtcNow"] = InstantPattern.ExtendedIso.Format(_clock.GetCurrentInstant()),
            ["RandGuid"] = Guid.NewGuid().ToString(),
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_functionTimeout ?? Timeout.InfiniteTimeSpan);
        var body = new JsonObject { ["Data"] = data, ["Metadata"] = metadata };
        var result = await GuardedAsync(function, body, limit.Token, cancellation);
        if (!result.Succeeded)
        {
            _output.Host($"Function {function} failed: {result.Error}");
        }

        return result;
    }

    public void Dispose() => _client.Dispose();

    private async Task<InvocationResult> GuardedAsync(string function, JsonObject body, CancellationToken limit, CancellationToken stopping)
    {
        try
        {
            return await SendAsync(function, body, limit);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            _app.Restart($"function {function} ran longer than functionTimeout");
            return InvocationResult.Failure("functionTimeout passed.");
        }
        catch (HttpRequestException error)
        {
            return InvocationResult.Failure($"the app gave no answer ({error.HttpRequestError}).");
        }
    }

    private async Task<InvocationResult> SendAsync(string function, JsonObject body, CancellationToken limit)
    {
        if (!await _app.WaitUntilReadyAsync(limit))
        {
            return InvocationResult.Failure("the app is gone.");
        }

        using var request = Request(function, body);
        using var answer = await _client.SendAsync(request, limit);
        var text = await answer.Content.ReadAsStringAsync(limit);
        var reply = HandlerReply.Read(answer, text);
        foreach (var line in reply.Logs)
        {
            _output.Host($"{function}: {line}");
        }

        if (reply.NeverCompletes)
        {
            _output.Host($"Function {function} answered {(int)answer.StatusCode} without a JSON object: the invocation hangs until functionTimeout.");
            await Task.Delay(Timeout.InfiniteTimeSpan, limit);
        }

        return reply.Error is null ? InvocationResult.Success : InvocationResult.Failure(reply.Error);
    }

    private HttpRequestMessage Request(string function, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_app.Address, $"/{function}"))
        {
            Content = new StringContent(body.ToJsonString(Json), Encoding.UTF8, "application/json"),
        };
        // The real host never sends a Content-Length.
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-HostVersion", HostVersion);
        request.Headers.Add("X-Azure-Functions-InvocationId", Guid.NewGuid().ToString());
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Azure-Functions-Host", HostVersion));
        return request;
    }
}
