using Microsoft.AspNetCore.Http;
using NodaTime;
using Safeguarding.Deliveries;
using Safeguarding.Intake;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Callers;

public class QueryTests
{
    [Theory]
    [InlineData("?state=&page=", "")]
    [InlineData("?state=%20&page=7", "page=7")]
    [InlineData("?state=&state=sent", "state=sent")]
    [InlineData("?state=sent&state=opened", "state=sent,opened")]
    public async Task EmptyParameter_IsAsIfAbsent(string query, string expected)
    {
        var http = Asked(query);

        await new EveryCall(_ => Task.CompletedTask).Invoke(http);

        string.Join('&', http.Request.Query.Select(p => $"{p.Key}={p.Value}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("sent", null)]
    [InlineData("SENT", "/state unknown-value created, sent")]
    [InlineData("bogus", "/state unknown-value created, sent")]
    [InlineData("sent,created", "/state unknown-value created, sent")]
    public void UnknownValue_IsRefusedWithThoseThatExist(string? value, string? expected) =>
        (QueryValue.Unknown("state", value, "created", "sent") is { } refused ? string.Join("; ", refused.Errors.Select(e => $"{e.Pointer} {e.Code} {e.Detail}")) : null).ShouldBe(expected);

    [Theory]
    [InlineData("", null, false)]
    [InlineData("?strict=true", null, true)]
    [InlineData("?strict=TRUE", null, true)]
    [InlineData("?strict=False", null, false)]
    [InlineData("?strict=yes", "invalid-query", false)]
    [InlineData("?strict=true&strict=true", "invalid-query", false)]
    public async Task Strict_IsTrueOrFalse(string query, string? code, bool strict)
    {
        var http = Asked(query);
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream("{}"u8.ToArray());

        ((await RequestBody.Read(http)).Refused?.Code, RequestBody.IsStrict(http)).ShouldBe((code, strict));
    }

    /// <summary>A state that is not in the list could not be asked for.</summary>
    [Fact]
    public void States_AreAllThatAnItemCanBeIn()
    {
        var at = Instant.FromUtc(2026, 11, 24, 8, 0);
        var given = Unit.Deliveries.GivenDelivery.ToDecide();
        var sent = given with { SentAt = at };
        Delivery[] items =
        [
            given, sent, sent with { OpenedAt = at }, sent with { AcknowledgedAt = at },
            sent with { DecidedAt = at }, sent with { PassedOnAt = at }, sent with { RedirectedAt = at },
            sent with { BreachedAt = at }, sent with { StoodDownAt = at }, sent with { StoodDownAt = at, WithdrawnAt = at }, sent with { StoodDownAt = at, AmendedAwayAt = at },
        ];

        items.Select(i => i.State).ShouldBe(Delivery.States, ignoreOrder: true);
    }

    private static DefaultHttpContext Asked(string query) => new() { Request = { QueryString = new(query) } };
}
