using System.Globalization;

namespace Safeguarding.Local.Fronts;

/// <summary>Which Azure service a front stands for, so that it refuses in that service's words.</summary>
public enum FrontManner
{
    Cosmos,
    Storage,
}

/// <summary>Failures in the form the Azure services give them, so that their SDKs take them for real ones.</summary>
internal static class FaultAnswers
{
    public static Task WriteAsync(HttpResponse response, FrontManner manner, FaultRule rule) =>
        WriteAsync(response, manner, rule.Status, "Fault set for this request.", rule.RetryAfterMilliseconds);

    public static Task WriteAsync(HttpResponse response, FrontManner manner, int status, string message, int retryAfterMilliseconds = 0)
    {
        response.Clear();
        response.StatusCode = status;
        return manner == FrontManner.Cosmos
            ? WriteCosmosAsync(response, status, message, retryAfterMilliseconds)
            : WriteStorageAsync(response, status, message, retryAfterMilliseconds);
    }

    private static Task WriteCosmosAsync(HttpResponse response, int status, string message, int retryAfterMilliseconds)
    {
        response.Headers["x-ms-activity-id"] = Guid.NewGuid().ToString();
        response.Headers["x-ms-request-charge"] = "1";
        if (status == StatusCodes.Status429TooManyRequests)
        {
            response.Headers["x-ms-substatus"] = "3200";
            response.Headers["x-ms-retry-after-ms"] = retryAfterMilliseconds.ToString(CultureInfo.InvariantCulture);
        }

        var code = status switch
        {
            400 => "BadRequest",
            413 => "RequestEntityTooLarge",
            429 => "429",
            503 => "ServiceUnavailable",
            _ => status.ToString(CultureInfo.InvariantCulture),
        };
        return response.WriteAsJsonAsync(new { code, message });
    }

    private static Task WriteStorageAsync(HttpResponse response, int status, string message, int retryAfterMilliseconds)
    {
        var code = status switch
        {
            StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests => "ServerBusy",
            StatusCodes.Status500InternalServerError => "InternalError",
            _ => "OperationTimedOut",
        };
        response.Headers["x-ms-error-code"] = code;
        response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        // The storage SDKs read this one, finer than Retry-After's whole seconds.
        response.Headers["x-ms-retry-after-ms"] = retryAfterMilliseconds.ToString(CultureInfo.InvariantCulture);
        response.ContentType = "application/xml";
        return response.WriteAsync($"""<?xml version="1.0" encoding="utf-8"?><Error><Code>{code}</Code><Message>{message}</Message></Error>""");
    }
}
