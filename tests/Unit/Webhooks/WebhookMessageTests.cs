using System.Text;
using System.Text.Json;
using NodaTime;
using Safeguarding.Adapters;
using Safeguarding.Deliveries;
using Safeguarding.Tests.Unit.Deliveries;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Webhooks;

public class WebhookMessageTests
{
    /// <summary>The example that Standard Webhooks' own libraries are tested with.</summary>
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Another = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly WebhookMessage Example =
        new("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("{\"test\": 2432232314}"));

    [Fact]
    public void PublishedExample_HasThePublishedSignature() => Signed($"a.b={Secret}").ShouldBe(Signature);

    [Fact]
    public void TwoSecrets_MakeTwoSignaturesInTheirOrder()
    {
        var both = Signed($"x={Another};a.b={Another} {Secret}").Split(' ');

        both.Length.ShouldBe(2);
        both[1].ShouldBe(Signature);
        both[0].ShouldBe(Signed($"a.b={Another}"));
    }

    [Theory]
    [InlineData("a.b=")]
    [InlineData("a.b")]
    [InlineData("=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("a.b=MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("a.b=whsec_short")]
    [InlineData("a.b=whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("a.b=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_not-base64!")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault.example.org/secrets/webhook-secrets)")]
    [InlineData("")]
    [InlineData(null)]
    public void EntryThatDoesNotRead_LeavesItsDeskWithoutASecret(string? setting) => new WebhookSecrets(setting).Of("a.b").ShouldBeEmpty();

    [Fact]
    public void Secret_NeverShowsItselfAsText() =>
        (new WebhookSecrets($"a.b={Secret}").Of("a.b")[0] + JsonSerializer.Serialize(new WebhookSecrets($"a.b={Secret}").Of("a.b"))).ShouldNotContain("MfKQ");

    [Fact]
    public void Body_HoldsTypeTimeAndIdAndNothingElse()
    {
        var sent = GivenDelivery.ToDecide() with { SentAt = GivenDelivery.After(1) };

        var message = WebhookMessage.Of(sent, GivenDelivery.After(7));

        Encoding.UTF8.GetString(message.Body).ShouldBe("""{"type":"delivery.available","timestamp":"2026-11-24T08:01:00Z","data":{"deliveryId":"d"}}""");
        (message.Id, WebhookSecret.Timestamp(message)).ShouldBe(("d", "1795507620"));
    }

    private static string Signed(string setting) => WebhookSecret.Signatures(new WebhookSecrets(setting).Of("a.b"), Example);
}
