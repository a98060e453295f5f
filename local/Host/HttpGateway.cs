using Safeguarding.Local.Fronts;
using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Host;

/// <summary>Takes the callers' HTTP requests and passes them to the app, holding them while it starts.</summary>
internal sealed class HttpGateway : IDisposable
{
    private const int Attempts = 10;

    private static readonly ForwarderRequestConfig Limits = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly HttpRoutes _routes;
    private readonly AppSupervisor _app;
    private readonly IHttpForwarder _forwarder;
    private readonly bool _isProxying;
    private readonly HttpMessageInvoker _client = ForwarderClient.Create();

    public HttpGateway(HttpRoutes routes, AppSupervisor app, IHttpForwarder forwarder, bool isProxying)
    {
        _routes = routes;
        _app = app;
        _forwarder = forwarder;
        _isProxying = isProxying;
    }

    public async Task HandleAsync(HttpContext context)
    {
        var function = _routes.Match(context);
        if (function is null)
        {
            await NotFoundAsync(context);
        }
        else if (!function.AuthLevel.Equals("anonymous", StringComparison.OrdinalIgnoreCase))
        {
            // This host issues no function keys, so nobody can hold one.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (!_isProxying && IsChunked(context.Request))
        {
            // The forwarding host loses a chunked body and fails.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        else
        {
            await PassAsync(context);
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool IsChunked(HttpRequest request) => request.Headers.TransferEncoding.Count > 0;

    private static async Task NotFoundAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path == "/")
        {
            await context.Response.WriteAsync("The local Functions host is up and running.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task PassAsync(HttpContext context)
    {
        HttpTransformer transformer = _isProxying ? ProxyTransformer.Instance : ForwardTransformer.Instance;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (!await _app.WaitUntilReadyAsync(context.RequestAborted))
            {
                break;
            }

            var error = await _forwarder.SendAsync(context, _app.Address.AbsoluteUri, _client, Limits, transformer);
            if (error == ForwarderError.None || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            // Only a refused connection is sure not to have reached the app.
            if (context.GetForwarderErrorFeature()?.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError })
            {
                await _app.LookForEndAsync();
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), context.RequestAborted);
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
