using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NodaTime;
using Safeguarding.Local.Tokens;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Integration.LocalHost;

/// <summary>Tokens as a validating library sees them: the right ones pass, each wrong one fails for its own reason.</summary>
[Collection<StubStack>]
public sealed class TokenTests(StubbedHost stub)
{
    private const string Tenant = "one.example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TokenIssuer Tokens => stub.Stack.Tokens;

    [Fact]
    public async Task TokenOfApp_ValidWithRole()
    {
        var result = await Validate(Tokens.IssueFor("force-system"));

        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        result.ClaimsIdentity.FindFirst("roles")!.Value.ShouldBe("Pipeline.Access");
        result.ClaimsIdentity.FindFirst("idtyp")!.Value.ShouldBe("app");
        result.ClaimsIdentity.FindFirst("azp")!.Value.ShouldBe("force-system");
    }

    [Fact]
    public void TokenOfPerson_IsDelegated()
    {
        var token = new JsonWebToken(Tokens.IssueFor("intake-worker"));

        token.GetClaim("scp").Value.ShouldBe("access_as_user");
        token.GetClaim("oid").Value.ShouldBe("intake-worker");
        token.TryGetClaim("roles", out _).ShouldBeFalse();
    }

    public static TheoryData<string, Type> WrongTokens => new()
    {
        { "issuer", typeof(SecurityTokenInvalidIssuerException) },
        { "audience", typeof(SecurityTokenInvalidAudienceException) },
        { "expired", typeof(SecurityTokenExpiredException) },
        { "early", typeof(SecurityTokenNotYetValidException) },
        { "key", typeof(SecurityTokenInvalidSignatureException) },
        { "hs256", typeof(SecurityTokenInvalidSignatureException) },
        { "none", typeof(SecurityTokenInvalidSignatureException) },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task WrongToken_RefusedForThatReason(string wrong, Type reason)
    {
        var right = new TokenSpecification(Tenant);
        var token = wrong switch
        {
            "issuer" => right with { Issuer = "https://elsewhere.example/v2.0" },
            "audience" => right with { Audience = "api://another" },
            "expired" => right with { Lifetime = Duration.FromMinutes(-10) },
            "early" => right with { NotBefore = Duration.FromMinutes(30) },
            "key" => right with { Signature = TokenSignature.OtherKey },
            "hs256" => right with { Signature = TokenSignature.Hs256 },
            _ => right with { Signature = TokenSignature.None },
        };

        (await Validate(Tokens.Issue(token))).Exception.ShouldBeAssignableTo(reason);
    }

    [Theory]
    [InlineData(Tenant, "client_credentials", "force-system", "local", HttpStatusCode.OK)]
    [InlineData(Tenant, "client_credentials", "force-system", "guess", HttpStatusCode.BadRequest)]
    [InlineData(Tenant, "client_credentials", "stranger", "local", HttpStatusCode.BadRequest)]
    [InlineData("two.example.org", "client_credentials", "force-system", "local", HttpStatusCode.BadRequest)]
    [InlineData("two.example.org", "client_credentials", "intake-worker", "local", HttpStatusCode.BadRequest)]
    [InlineData("two.example.org", "password", "intake-worker", "", HttpStatusCode.OK)]
    public async Task TokenEndpoint_OnlyForListedPrincipals(string tenant, string grant, string name, string secret, HttpStatusCode expected)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_id"] = name,
            ["username"] = name,
            ["client_secret"] = secret,
        });

        (await stub.Client.PostAsync(Tokens.TokenEndpoint(tenant), form, Stop)).StatusCode.ShouldBe(expected);
    }

    private async Task<TokenValidationResult> Validate(string token)
    {
        var metadata = await stub.Client.GetFromJsonAsync<JsonElement>($"{Tokens.IssuerOf(Tenant)}/.well-known/openid-configuration", Stop);
        var keys = new JsonWebKeySet(await stub.Client.GetStringAsync(metadata.GetProperty("jwks_uri").GetString(), Stop));
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.GetProperty("issuer").GetString(),
            ValidAudience = TokenIssuer.Audience,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ClockSkew = TimeSpan.Zero,
        });
    }
}
