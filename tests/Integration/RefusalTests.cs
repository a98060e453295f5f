using System.Text;
using Safeguarding.Tests.Integration.Support;
using Shouldly;
using Xunit;
using static Safeguarding.Tests.Integration.Support.Payloads;

namespace Safeguarding.Tests.Integration;

/// <summary>Bad input gets a 4xx problem that names every fault and echoes nothing, and is recorded.</summary>
[Collection<UndisturbedStack>]
public class RefusalTests(UndisturbedStack stack)
{
    [Theory]
    [InlineData("{\"children\":[", 400, "malformed-json")]
    [InlineData("[]", 400, "not-an-object")]
    [InlineData("{\"kind\":\"parking-fine\",\"reference\":\"x\"}", 422, "no-child-or-place unknown-kind")]
    [InlineData("{\"reference\":\"x\",\"reference\":\"y\",\"children\":[{\"familyName\":\"Zzyzx\\u0007\"}]}", 422, "control-character duplicate-property")]
    [InlineData("{\"reference\":\"x\",\"children\":[{\"familyName\":\"\\ud800\"}]}", 422, "invalid-unicode")]
    [InlineData("{\"reference\":\"x\",\"children\":[{\"homeAuthority\":{\"Zzyzx\":1}}]}", 422, "wrong-type")]
    public async Task BadContent_IsRefusedWithEveryFault(string json, int status, string codes)
    {
        var answer = await stack.Post(Force, Encompass, json);

        answer.Status.ShouldBe(status, answer.Body);
        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Codes.ShouldBe(codes);
        answer.Body.ShouldNotContain("Zzyzx");
    }

    [Fact]
    public async Task TenThousandNestedArrays_AreRefused() =>
        (await stack.Post(Force, Encompass, new string('[', 10_000) + new string(']', 10_000))).Codes.ShouldBe("too-deep");

    [Fact]
    public async Task OverTheSizeLimit_IsRefusedAndOneByteLessIsNot()
    {
        var small = OneChild(Reference());
        var largest = small + new string(' ', (256 * 1024) - Encoding.UTF8.GetByteCount(small));

        (await stack.Post(Force, Encompass, largest)).Status.ShouldBe(202);
        var over = await stack.Post(Force, Encompass, largest + " ");
        over.Status.ShouldBe(413);
        over.Text("code").ShouldBe("too-large");
    }

    [Fact]
    public async Task FortyMegabytes_AreTooLargeAndNotAnError()
    {
        var answer = await stack.Post(Force, "/api/referrals", new string(' ', 40 * 1024 * 1024));

        answer.Status.ShouldBe(413);
        answer.Codes.ShouldBe("too-large");
    }

    [Theory]
    [InlineData("receivedAt=9999-12-31T23:59:59Z", 400)]
    [InlineData("receivedAt=-9998-01-01T00:00:00Z", 400)]
    [InlineData("receivedAt=2026-11-23", 400)]
    [InlineData("receivedAt=2026-11-23T08:20Z", 200)]
    [InlineData("receivedAt=2026-11-23T08:20:00", 200)]
    [InlineData("receivedAt=2026-11-23T08:20:00+00:00", 200)]
    public async Task TimeOfAPreview_IsReadOrNamed(string query, int status) =>
        (await stack.Post(Force, $"/api/routing-previews?{query}", OneChild())).Status.ShouldBe(status);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/xml")]
    public async Task WrongMediaType_IsRefused(string mediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(OneChild()));
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);

        (await stack.Send(HttpMethod.Post, Encompass, stack.Token(Force), content)).Status.ShouldBe(415);
    }

    [Fact]
    public async Task ChunkedUpload_IsAccepted()
    {
        var content = new StringContent(OneChild(), Encoding.UTF8, "application/json");
        content.Headers.ContentLength = null;

        (await stack.Send(HttpMethod.Post, Encompass, stack.Token(Force), new ChunkedContent(content))).Status.ShouldBe(202);
    }

    [Fact]
    public async Task Refusal_IsRecordedForTheSenderByDigest()
    {
        var body = $$"""{"reference":"{{Reference()}}","legalRoute":"section-130"}""";
        (await stack.Post(Force, "/api/referrals", body)).Status.ShouldBe(422);

        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        string? page = null;
        var found = false;
        do
        {
            var list = await stack.Get(Force, "/api/reports?state=refused" + (page is null ? "" : $"&page={page}"));
            list.Status.ShouldBe(200, list.Body);
            foreach (var item in list.Json.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("digest").GetString() == digest))
            {
                found = true;
                item.GetProperty("faults").EnumerateArray().Select(f => f.GetString()).Order().ShouldBe(["no-child-or-place", "no-concern", "no-reporter"]);
            }
            page = list.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (page is not null);
        found.ShouldBeTrue();
        (await stack.Get("south-wales-police-system", "/api/reports?state=refused")).Body.ShouldNotContain(digest);
    }

    [Theory]
    [InlineData("/api/reports?page=%25%25")]
    [InlineData("/api/reports?page=bm9uc2Vuc2U")]
    [InlineData("/api/reports?updatedSince=yesterday")]
    [InlineData("/api/reports?updatedSince=9999-12-31T23:59:59-18:00")]
    [InlineData("/api/reports?state=refused&updatedSince=-9998-01-01T00:00:00%2B18:00")]
    public async Task UnreadableQuery_IsABadRequest(string path) => (await stack.Get(Force, path)).Status.ShouldBe(400);

    private sealed class ChunkedContent(HttpContent inner) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            Headers.ContentType = inner.Headers.ContentType;
            return inner.CopyToAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            Headers.ContentType = inner.Headers.ContentType;
            length = 0;
            return false;
        }
    }
}
