using Microsoft.AspNetCore.Http;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Callers;

/// <summary>What a caller gets for its Accept headers, as RFC 9110 reads them.</summary>
public class PreferenceTests
{
    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("image/png", "application/json")]
    [InlineData("text/html", "text/html")]
    [InlineData("TEXT/HTML", "text/html")]
    [InlineData("text/*", "text/html")]
    [InlineData("text/html;charset=utf-8", "text/html")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "text/html")]
    [InlineData("application/json,text/html", "application/json")]
    [InlineData("text/html,application/json", "text/html")]
    [InlineData("application/json;q=0.5,text/html", "text/html")]
    [InlineData("text/html;q=0.5,*/*", "application/json")]
    [InlineData("text/html;q=0", "application/json")]
    [InlineData("text/html;q=0,text/*", "application/json")]
    [InlineData("application/json;q=0,*/*", "text/html")]
    [InlineData("*/*,text/html", "application/json")]
    public void MediaType_IsTheOneWithTheHighestQuality(string accept, string expected) =>
        Preference.MediaType(Asking("Accept", accept), "application/json", "text/html").ShouldBe(expected);

    [Theory]
    [InlineData("", "en")]
    [InlineData("cy", "cy")]
    [InlineData("CY-gb", "cy")]
    [InlineData("cy;q=0", "en")]
    [InlineData("fr", "en")]
    [InlineData("*", "en")]
    [InlineData("en;q=0,*", "cy")]
    [InlineData("cy;q=0.4,en;q=0.6", "en")]
    [InlineData("cy,en", "cy")]
    [InlineData("en,cy", "en")]
    [InlineData("en-GB;q=0.8,cy;q=0.9", "cy")]
    [InlineData("fr,cy;q=0.1", "cy")]
    public void Language_IsTheOneWithTheHighestQuality(string accept, string expected) =>
        Languages.Of(Asking("Accept-Language", accept)).ShouldBe(expected);

    private static DefaultHttpContext Asking(string header, string value)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[header] = value;
        return http;
    }
}
