using System.Text;
using Microsoft.AspNetCore.Http;
using Safeguarding.Triggers;
using Shouldly;
using Xunit;

namespace Safeguarding.Tests.Unit.Callers;

public class JsonRequestTests
{
    [Theory]
    [InlineData("application/json", "", null)]
    [InlineData("application/json; charset=utf-8", "", null)]
    [InlineData("application/json; charset=UTF8", "", null)]
    [InlineData("application/json; charset=\"utf8\"", "identity", null)]
    [InlineData("application/json; charset=utf-16", "", "unsupported-media-type")]
    [InlineData("text/plain", "", "unsupported-media-type")]
    [InlineData("", "", "unsupported-media-type")]
    [InlineData("application/json", "gzip", "compressed-body")]
    [InlineData("application/json", "identity, br", "compressed-body")]
    public async Task Body_IsTakenAsJsonInUtf8AndUncompressed(string type, string encoding, string? fault)
    {
        var http = new DefaultHttpContext { Request = { ContentType = type, Body = new MemoryStream(Encoding.UTF8.GetBytes("{}")) } };
        http.Request.Headers.ContentEncoding = encoding;

        var (body, refused) = await JsonRequest.Read(http, 2, "too-large");

        body.Length.ShouldBe(2);
        refused?.Errors.ShouldHaveSingleItem().Code.ShouldBe(fault);
        (refused?.Code).ShouldBe(fault is null ? null : Refusals.UnsupportedMediaType);
        http.Response.Headers.AcceptEncoding.ToString().ShouldBe(fault == "compressed-body" ? "identity" : "");
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", true)]
    public async Task EveryAnswer_IsKeptByNobodyAndHeadIsAnsweredAsGet(string method, bool head)
    {
        var http = new DefaultHttpContext { Request = { Method = method } };

        await new EveryCall(_ => Task.CompletedTask).Invoke(http);

        (http.Response.Headers.CacheControl.ToString(), http.Response.Headers.XContentTypeOptions.ToString()).ShouldBe(("no-store", "nosniff"));
        (http.Request.Method, http.IsHead()).ShouldBe(("GET", head));
    }
}
