using NodaTime;
using Safeguarding.Local.Tokens;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>Who may call what. The principals are those of the sample directory.</summary>
[Collection<UndisturbedStack>]
public class AccessTests(UndisturbedStack stack)
{
    private const string SocialWorker = "w06000022-intake-social-worker";

    [Fact]
    public async Task NoToken_IsAskedToSignIn()
    {
        var answer = await stack.Send(HttpMethod.Get, "/api/deliveries", null, null);

        answer.Status.ShouldBe(401);
        answer.Response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Theory]
    [InlineData(TokenSignature.OtherKey)]
    [InlineData(TokenSignature.Hs256)]
    [InlineData(TokenSignature.None)]
    public async Task WronglySigned_IsRefused(TokenSignature signature) => await Refused(Right() with { Signature = signature });

    [Fact]
    public async Task WrongAudienceIssuerOrTime_IsRefused()
    {
        await Refused(Right() with { Audience = "api://another-service" });
        await Refused(Right() with { Issuer = "http://127.0.0.1:1/police.example.org/v2.0" });
        await Refused(Right() with { Lifetime = Duration.FromMinutes(-5), NotBefore = Duration.FromMinutes(-60) });
        await Refused(Right() with { NotBefore = Duration.FromMinutes(30) });
    }

    [Fact]
    public async Task TenantClaimOfAnotherIssuer_IsNotTrusted() =>
        (await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(Right() with { Issuer = stack.Stack.Tokens.IssuerOf("councils.example.org") }), null))
            .Status.ShouldBe(403);

    [Fact]
    public async Task RightToken_IsTheControlOfTheOthers() =>
        (await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(Right()), null)).Status.ShouldBe(200);

    [Fact]
    public async Task IdToken_IsRefused() => await Refused(Right() with { Claims = Claims("gwent-police-system", ("roles", null)) });

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer x.y.z")]
    [InlineData("Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA")]
    [InlineData("Bearer eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d")]
    [InlineData("Basic Zm9vOmJhcg==")]
    public async Task NoTokenAtAll_IsRefusedAndNeverAServerError(string header)
    {
        using var http = new HttpClient { BaseAddress = stack.Stack.HostAddress };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        ((int)(await http.GetAsync(new Uri("/api/reports", UriKind.Relative))).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task UnregisteredPrincipal_IsForbidden()
    {
        var answer = await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(Right() with { Claims = Claims("nobody") }), null);

        answer.Status.ShouldBe(403);
        answer.Text("code").ShouldBe("not-registered");
    }

    [Fact]
    public async Task NameLikeClaims_AreNotTrusted() =>
        (await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(
            Right() with { Claims = Claims("nobody", ("preferred_username", "gwent-police-system"), ("appid", "gwent-police-system"), ("sub", "gwent-police-system")) }), null))
            .Status.ShouldBe(403);

    [Fact]
    public async Task TenantOfAnotherPrincipal_IsNotTrusted() =>
        (await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(new("councils.example.org") { Claims = Claims("gwent-police-system") }), null))
            .Status.ShouldBe(403);

    /// <summary>S submitter, R recipient; the status that each gets. Bodies and ids are such that 403 can only come from the role.</summary>
    [Theory]
    [InlineData("POST", "/api/referrals", 422, 403)]
    [InlineData("POST", "/api/missing-episodes", 422, 403)]
    [InlineData("POST", "/api/encompass-notifications", 422, 403)]
    [InlineData("POST", "/api/routing-previews", 422, 403)]
    [InlineData("GET", "/api/reports", 200, 403)]
    [InlineData("GET", "/api/reports/x", 404, 403)]
    [InlineData("GET", "/api/deliveries", 403, 200)]
    [InlineData("GET", "/api/deliveries/x", 403, 404)]
    [InlineData("POST", "/api/deliveries/x/acknowledgement", 403, 404)]
    public async Task Roles_OpenTheirEndpointsAndNoOthers(string method, string path, int submitter, int recipient)
    {
        (await Call(method, path, Force)).Status.ShouldBe(submitter);
        (await Call(method, path, LittleOtter)).Status.ShouldBe(recipient);
        (await stack.Send(new(method), path, null, null)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task SubmitterOfOneKind_MayNotSendAnother() =>
        (await Call("POST", Encompass, "aneurin-bevan-health-visitor")).Status.ShouldBe(403);

    [Fact]
    public async Task HealthAndDescription_AreOpen()
    {
        // Other tests of this stack leave what looks as if it had waited for long: what it says is not asked here.
        (await stack.Send(HttpMethod.Get, "/api/health", null, null)).Status.ShouldBeOneOf(200, 503);
        (await stack.Send(HttpMethod.Get, "/api/health/live", null, null)).Status.ShouldBe(200);
        (await stack.Send(HttpMethod.Get, "/api/openapi.json", null, null)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task IdsOfOthers_AnswerAsIfTheyNeverWere()
    {
        var receipt = await stack.Post(Force, Encompass, OneChild());
        var reportId = receipt.Text("reportId");
        await Poll.Until(async () => (await stack.Inbox(LittleOtter, reportId)).Count > 0, "arrived");
        var deliveryId = (await stack.Inbox(LittleOtter, reportId))[0].GetProperty("deliveryId").GetString();
        var never = new string('a', 52);

        var foreign = await stack.Get(NineLanterns, $"/api/deliveries/{deliveryId}");
        foreign.Status.ShouldBe(404);
        foreign.Body.ShouldBe((await stack.Get(NineLanterns, $"/api/deliveries/{never}")).Body);
        (await stack.Post(SocialWorker, $"/api/deliveries/{deliveryId}/acknowledgement", "{}")).Status.ShouldBe(404);
        var report = await stack.Get("south-wales-police-system", $"/api/reports/{reportId}");
        report.Status.ShouldBe(404);
        report.Body.ShouldBe((await stack.Get("south-wales-police-system", $"/api/reports/{never}")).Body);
    }

    private Task<Answer> Call(string method, string path, string principal) => stack.Send(
        new(method), path, stack.Token(principal), method == "POST" ? new StringContent("{}", null, "application/json") : null);

    private static TokenSpecification Right() => new("police.example.org") { Claims = Claims("gwent-police-system") };

    private static Dictionary<string, object> Claims(string client, params (string Name, string? Value)[] others)
    {
        var claims = new Dictionary<string, object>
        {
            ["ver"] = "2.0",
            ["tid"] = "police.example.org",
            ["azp"] = client,
            ["oid"] = client,
            ["sub"] = client,
            ["idtyp"] = "app",
            ["roles"] = new[] { "Pipeline.Access" },
        };
        foreach (var (name, value) in others)
        {
            if (value is null)
            {
                claims.Remove(name);
            }
            else
            {
                claims[name] = value;
            }
        }
        return claims;
    }

    private async Task Refused(TokenSpecification token) =>
        (await stack.Send(HttpMethod.Get, "/api/reports", stack.Stack.Tokens.Issue(token), null)).Status.ShouldBe(401);
}
