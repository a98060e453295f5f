using Yarp.ReverseProxy.Forwarder;

namespace Safeguarding.Local.Fronts;

/// <summary>Keeps the request's target byte for byte, which a shared-key signature covers.</summary>
internal sealed class UntouchedTransformer : HttpTransformer
{
    public static readonly UntouchedTransformer AnswerPassedOn = new(passAnswer: true);
    public static readonly UntouchedTransformer AnswerWithheld = new(passAnswer: false);

    private readonly bool _passAnswer;

    private UntouchedTransformer(bool passAnswer) => _passAnswer = passAnswer;

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = RawTarget.At(destinationPrefix, httpContext);
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken) =>
        _passAnswer && await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
}
