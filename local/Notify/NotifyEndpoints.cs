using System.Text.Json;

namespace Safeguarding.Local.Notify;

/// <summary>The part of the service's interface that a sender uses, and a page of what was sent.</summary>
internal static class NotifyEndpoints
{
    private sealed record Sending(
        string? EmailAddress, string? PhoneNumber, string? TemplateId, Dictionary<string, JsonElement>? Personalisation, string? Reference);

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void MapNotify(this IEndpointRouteBuilder routes, NotifyStandIn service, NotifyToken tokens)
    {
        routes.MapGet("/", () => Results.Text(SentPage.Of(service.Sent), "text/html; charset=utf-8"));
        routes.MapGet("/sent", () => Results.Json(service.Sent, Json));
        var api = routes.MapGroup("/v2/notifications").AddEndpointFilter(async (call, next) =>
            tokens.Fault(call.HttpContext.Request.Headers.Authorization) is { } fault ? Refused(StatusCodes.Status403Forbidden, "AuthError", fault) : await next(call));
        api.MapPost("/{channel}", async (string channel, HttpRequest request) =>
            Take(service, channel, await JsonSerializer.DeserializeAsync<Sending>(request.Body, Json, request.HttpContext.RequestAborted)));
        api.MapGet("", (string? reference) => Results.Json(new
        {
            notifications = service.Sent.Where(m => reference is null || m.Reference == reference).Reverse().Select(View),
            links = new { current = "/v2/notifications" },
        }, Json));
        api.MapGet("/{id}", (string id) => service.Sent.FirstOrDefault(m => m.Id == id) is { } message
            ? Results.Json(View(message), Json)
            : Refused(StatusCodes.Status404NotFound, "NoResultFound", "No result found"));
    }

    private static IResult Take(NotifyStandIn service, string channel, Sending? sending)
    {
        var values = sending?.Personalisation ?? [];
        var to = channel == "email" ? sending?.EmailAddress : sending?.PhoneNumber;
        if (service.Templates.FirstOrDefault(t => t.Id == sending?.TemplateId && t.Channel == channel) is not { } template)
        {
            return Refused(StatusCodes.Status400BadRequest, "BadRequestError", "Template not found");
        }
        if (template.Missing(values) is { Count: > 0 } missing)
        {
            return Refused(StatusCodes.Status400BadRequest, "BadRequestError", $"Missing personalisation: {string.Join(", ", missing)}");
        }
        if (to is null || !(channel == "email" ? to.Contains('@') : IsMobile(to)))
        {
            return Refused(StatusCodes.Status400BadRequest, "ValidationError", channel == "email" ? "email_address Not a valid email address" : "phone_number Not a UK mobile number");
        }
        var (subject, body) = template.Filled(values);
        var sent = service.Take(channel, to, template.Name, subject, body, sending!.Reference);
        return Results.Json(
            new { id = sent.Id, reference = sent.Reference, content = new { subject, body }, uri = $"/v2/notifications/{sent.Id}", template = new { id = template.Id, version = 1 } },
            Json, statusCode: StatusCodes.Status201Created);
    }

    private static bool IsMobile(string number) => string.Concat(number.Where(char.IsAsciiDigit)) is { Length: >= 11 } digits
        && (digits.StartsWith("07", StringComparison.Ordinal) || digits.StartsWith("447", StringComparison.Ordinal));

    private static object View(SentMessage message) => new
    {
        id = message.Id,
        reference = message.Reference,
        type = message.Channel,
        status = message.Status,
        subject = message.Subject,
        body = message.Body,
        created_at = message.CreatedAt,
    };

    private static IResult Refused(int status, string error, string text) =>
        Results.Json(new { status_code = status, errors = new[] { new { error, message = text } } }, Json, statusCode: status);
}
