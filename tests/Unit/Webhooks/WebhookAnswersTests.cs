using Safeguarding.Deliveries;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Webhooks;

public class WebhookAnswersTests
{
    [Theory]
    [InlineData(200, WebhookVerdict.Accepted)]
    [InlineData(204, WebhookVerdict.Accepted)]
    [InlineData(299, WebhookVerdict.Accepted)]
    [InlineData(301, WebhookVerdict.Permanent)]
    [InlineData(302, WebhookVerdict.Permanent)]
    [InlineData(304, WebhookVerdict.Permanent)]
    [InlineData(307, WebhookVerdict.Permanent)]
    [InlineData(308, WebhookVerdict.Permanent)]
    [InlineData(400, WebhookVerdict.Permanent)]
    [InlineData(401, WebhookVerdict.Permanent)]
    [InlineData(403, WebhookVerdict.Permanent)]
    [InlineData(404, WebhookVerdict.Permanent)]
    [InlineData(408, WebhookVerdict.Transient)]
    [InlineData(410, WebhookVerdict.Stop)]
    [InlineData(422, WebhookVerdict.Permanent)]
    [InlineData(425, WebhookVerdict.Transient)]
    [InlineData(429, WebhookVerdict.Transient)]
    [InlineData(500, WebhookVerdict.Transient)]
    [InlineData(502, WebhookVerdict.Transient)]
    [InlineData(503, WebhookVerdict.Transient)]
    [InlineData(599, WebhookVerdict.Transient)]
    public void Status_IsJudged(int status, WebhookVerdict verdict) =>
        WebhookAnswers.Of(status).ShouldBe(new($"{status}", verdict));

    [Theory]
    [InlineData(WebhookFailure.Timeout, "timeout", WebhookVerdict.Transient)]
    [InlineData(WebhookFailure.Unreachable, "unreachable", WebhookVerdict.Transient)]
    [InlineData(WebhookFailure.Certificate, "certificate", WebhookVerdict.Transient)]
    [InlineData(WebhookFailure.RefusedAddress, "refused-address", WebhookVerdict.Stop)]
    [InlineData(WebhookFailure.NoSecret, "no-secret", WebhookVerdict.Stop)]
    public void Failure_IsJudged(WebhookFailure failure, string status, WebhookVerdict verdict) => WebhookAnswers.Of(failure).ShouldBe(new(status, verdict));
}
