using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>Addresses and headers: most as they should be, so that the body is what is met, and some as nobody's client would send them.</summary>
internal static class HostileHeads
{
    public static readonly Gen<string> PathId = Gen.OneOf(
        "{m}", "%00{m}", "..%2f{m}", "%2e%2e%2f%2e%2e%2f{m}", "{m}%2F{m}", "{m}%5c", "%ef%bb%bf{m}", "%c5%b4{m}%c5%b7", "%ff%fe{m}", "%ed%a0%80{m}", "%E2%80%AE{m}", "{m};a=b", "{m}:b", "%{m}", "{m}%", "%25%30%30{m}",
        "null", "0", "-1", "{n}", "'{m}'", "%22{m}%22", "{m}%0d%0aSet-Cookie:%20a", "{m}%20{m}", "{m}?", "{m}%23", "{m}%3F", "*", "{m}{m}{m}{m}{m}{m}{m}{m}{m}{m}{m}{m}{m}{m}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%00");

    private static readonly Gen<string> QueryValue = Gen.OneOf(
        "{m}", "%00{m}", "%ff{m}", "{n}", "-1", "", "true", "%7B%22{m}%22:1%7D", "eyJ7bX0iOjF9", "bnVsbA==", "W10=", "AAAA", "%ed%a0%80", "2026-11-31T99:00:00Z{m}", "2026-11-23T06:30:00Z", "2026-11-23",
        "9999-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z", "-9998-01-01T00:00:00Z", "+{n}", "stuck", "rejected", "breached", "duty-desk", "poisoned", "returned-by-channel", "all", "%E2%80%AE{m}", "{m}%0d%0a");

    private static readonly Gen<string> QueryPair = Gen.Select(
        Gen.OneOf("strict", "receivedAt", "view", "page", "from", "to", "desk", "kind", "state", "since", "until", "limit", "{m}", "%00", "strict%5B%5D", "__proto__", "format"), QueryValue)
        .Select((name, value) => $"{name}={value}");

    public static readonly Gen<string> Query = Gen.Frequency(
        (6, Gen.Const("")), (4, QueryPair.Array[1, 3].Select(pairs => $"?{string.Join('&', pairs)}")), (1, Gen.OneOf("?", "?{m}", "?&&=&{m}", "?%{m}", "?={m}", "?strict")));

    public static readonly Gen<string> ContentType = Gen.Frequency((30, Gen.Const("application/json")), (6, Gen.OneOf(
        "application/json; charset=utf-8", "application/cloudevents+json", "application/json; charset={m}", "application/json; charset=utf-16", "application/json; charset=iso-8859-1", "text/plain", "text/{m}", "{m}",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary={m}", "application/json; charset=\"{m}", "application/xml", "application/json;;;", "application/json, {m}", "*/*", "", "application/json\u00e9{m}")));

    /// <summary>Any number of odd headers, each with its line end.</summary>
    public static readonly Gen<string> Others = Gen.Frequency((6, Gen.Const("")), (4, Gen.OneOf(
        "Accept-Language: {m}", "Accept-Language: cy;q={n}, {m}", "Accept-Language: cy", "Accept-Language: ,,;;q=x", "Accept: text/html", "Accept: {m}", "Accept: text/html;q={n}, */{m}", "Accept: application/json;q=0",
        "Content-Encoding: gzip", "Content-Encoding: {m}", "If-Match: \"{m}\"", "If-None-Match: *", "traceparent: 00-{m}-{m}-01", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\ntracestate: {m}={m}",
        "baggage: {m}={m}", "X-Azure-Functions-InvocationId: {m}", "X-Forwarded-Host: {m}", "X-Forwarded-For: {m}", "X-HTTP-Method-Override: DELETE", "Cookie: {m}={m}", "Range: bytes={n}-", "Expect: {m}", "Origin: https://{m}.example.org",
        "X-{m}: {m}", "x-ms-request-id: {m}", "User-Agent: {m}\u00ff", "Prefer: respond-async", "Idempotency-Key: {m}", "Request-Id: |{m}.", "Upgrade: {m}").Array[1, 2].Select(h => string.Concat(h.Select(line => $"{line}\r\n")))));

    public static readonly Gen<string> Forged = Gen.OneOf(
        "Bearer {m}", "Bearer", "Bearer ", "Basic {m}", "{m}", "Bearer a.b.c", "Bearer ..", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6IiJ9.e30.{m}",
        "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOm51bGx9.AAAA", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOnt9LCJhdWQiOlt7fV0sImV4cCI6ImEifQ.AAAA", "Bearer {m}.{m}.{m}.{m}.{m}", "bearer \u00ff{m}", "Bearer {\"{m}\":1}", "Negotiate {m}");
}
