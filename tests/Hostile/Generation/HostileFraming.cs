using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <param name="Headers">Each with its line end.</param>
/// <param name="Sent">What follows the head.</param>
/// <param name="Broken">Promises something else than comes.</param>
internal sealed record Framed(string Headers, byte[] Sent, bool Broken);

/// <summary>How a body's length is said: mostly as it is, in chunks or compressed, and seldom wrongly.</summary>
internal static class HostileFraming
{
    public static Gen<Framed> Of(byte[] body) => Gen.Frequency(
        (24, Gen.Const(new Framed(Length(body.Length), body, false))),
        (3, Gen.Const(new Framed("Transfer-Encoding: chunked\r\n", Chunked(body), false))),
        (2, Gen.Const(Zipped(body))),
        (2, Gen.OneOf(
            new Framed(Length(body.Length + 7), body, true),
            new Framed(Length(Math.Max(0, body.Length - 3)), body, true),
            new Framed("Content-Length: -1\r\n", body, true),
            new Framed("Content-Length: 99999999999999999999\r\n", body, true),
            new Framed("Content-Length: 9223372036854775807\r\n", body, true),
            new Framed("Content-Length: x\r\n", body, true),
            new Framed($"{Length(body.Length)}{Length(body.Length + 1)}", body, true),
            new Framed($"{Length(body.Length)}Transfer-Encoding: chunked\r\n", Chunked(body), true),
            new Framed("Transfer-Encoding: gzip\r\n", body, true),
            new Framed("Transfer-Encoding: chunked\r\n", [.. "FFFFFFFFFF\r\n"u8, .. body], true),
            new Framed("Transfer-Encoding: chunked\r\n", [.. "zz\r\n"u8, .. body], true),
            new Framed("", body, true))));

    private static string Length(int bytes) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes}\r\n");

    private static byte[] Chunked(byte[] body) => body.Length == 0 ? [.. "0\r\n\r\n"u8]
        : [.. Encoding.ASCII.GetBytes($"{body.Length:x};a=b\r\n"), .. body, .. "\r\n0\r\n\r\n"u8];

    private static Framed Zipped(byte[] body)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(body);
        }
        return new($"Content-Encoding: gzip\r\n{Length((int)zipped.Length)}", zipped.ToArray(), false);
    }
}
