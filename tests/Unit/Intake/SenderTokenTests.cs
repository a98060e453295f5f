using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using NodaTime.Testing;
using Safeguarding.Access;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Intake;

/// <summary>A token whose key the issuer does not publish: whether it may still be one.</summary>
public sealed class SenderTokenTests : IDisposable
{
    private const string Issuer = "https://login.example.org/police.example.org/v2.0";
    private static readonly Instant Enqueued = Instant.FromUtc(2026, 11, 25, 8, 0);

    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(23.9)]
    public async Task UnknownKeyWithinADay_IsTransient(double hours) =>
        (await Should.ThrowAsync<UnavailableException>(Verify(hours))).Dependency.ShouldBe("token-key");

    [Fact]
    public async Task UnknownKeyAfterADay_ProvesNobody()
    {
        var proven = await Verify(24);

        proven.Caller.ShouldBeNull();
        proven.Refusal!.Code.ShouldBe("not-signed-in");
    }

    private Task<ProvenSender> Verify(double hours)
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            SigningCredentials = new(new RsaSecurityKey(_key) { KeyId = "new" }, SecurityAlgorithms.RsaSha256),
        });
        var settings = new TokenSettings("api://x", "https://login.example.org/{tenant}/v2.0", ["police.example.org"], PlainHttp: false);
        var tokens = new SenderTokens(settings, new NoKeys(), new FakeClock(Enqueued + Duration.FromHours(hours)));
        return tokens.Verify(token, Enqueued, null!, CancellationToken.None);
    }

    /// <summary>An issuer that can be read and publishes nothing.</summary>
    private sealed class NoKeys : IOptionsMonitor<JwtBearerOptions>
    {
        public JwtBearerOptions CurrentValue { get; } = new()
        {
            ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new()),
        };

        public JwtBearerOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<JwtBearerOptions, string?> listener) => null;
    }
}
