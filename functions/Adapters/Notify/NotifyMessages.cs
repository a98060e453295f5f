using System.Globalization;
using System.Net;
using Notify.Client;
using Safeguarding.Deliveries;
using Safeguarding.Triggers;

namespace Safeguarding.Adapters;

/// <summary>GOV.UK Notify: the only place that names its client library.</summary>
public sealed class NotifyMessages : IMessageService, IDisposable
{
    private readonly NotifySettings _settings;
    private readonly NotifyHttp _http;
    private readonly NotificationClient _client;

    public NotifyMessages(NotifySettings settings)
    {
        _settings = settings;
        _http = new(settings.Address);
        _client = new(_http, settings.ApiKey);
    }

    public bool IsOn => true;

    public Task<TakenMessage?> Find(string reference, CancellationToken stop) => Call(async () =>
        (await _client.GetNotificationsAsync(reference: reference)).notifications.Select(n => new TakenMessage(n.id, StateOf(n.status))).FirstOrDefault(), stop);

    public async Task<TakenMessage> Send(AlertMessage message, CancellationToken stop)
    {
        var template = _settings.Templates[NotifyTemplate.NameOf(message.Channel, message.Language)];
        var personalisation = new Dictionary<string, dynamic>
        {
            ["count"] = message.Count.ToString(CultureInfo.InvariantCulture),
            ["due"] = DueText.Of(message.DueAt, message.Language),
            ["link"] = _settings.SignIn.AbsoluteUri,
        };
        var id = await Call(() => message.Channel == "email" ? Email() : Text(), stop, refused: HttpStatusCode.BadRequest);
        return id is null ? new(null, MessageState.Refused) : new(id, MessageState.Created);

        async Task<string?> Email() => (await _client.SendEmailAsync(message.To, template, personalisation, message.Reference)).id;
        async Task<string?> Text() => (await _client.SendSmsAsync(message.To, template, personalisation, message.Reference)).id;
    }

    /// <summary>Notify forgets a message after some days.</summary>
    public async Task<MessageState?> State(string messageId, CancellationToken stop) =>
        await Call(async () => (await _client.GetNotificationByIdAsync(messageId)).status, stop, refused: HttpStatusCode.NotFound) is { } status ? StateOf(status) : null;

    public void Dispose() => _http.Dispose();

    /// <summary>Its own words for a state; one that we do not know is on its way.</summary>
    private static MessageState StateOf(string status) => status switch
    {
        "created" => MessageState.Created,
        "delivered" => MessageState.Delivered,
        "permanent-failure" => MessageState.PermanentFailure,
        "temporary-failure" => MessageState.TemporaryFailure,
        "technical-failure" => MessageState.TechnicalFailure,
        _ => MessageState.Sending,
    };

    /// <param name="refused">The status that is an answer and no outage: null is returned for it.</param>
    private static async Task<T?> Call<T>(Func<Task<T?>> call, CancellationToken stop, HttpStatusCode? refused = null) where T : class
    {
        try
        {
            return await call().WaitAsync(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            var cause = e is AggregateException { InnerException: { } inner } ? inner : e;
            return cause is HttpRequestException { StatusCode: { } status } && status == refused ? null : throw new UnavailableException("notify", cause);
        }
    }
}
