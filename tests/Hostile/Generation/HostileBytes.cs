using System.Text;
using CsCheck;

namespace Safeguarding.Tests.Hostile.Generation;

/// <summary>Whole bodies as bytes: changed good ones, cut or damaged ones, and noise.</summary>
internal static class HostileBytes
{
    private static readonly byte[][] Spoilers =
        [[0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xE2, 0x80, 0xAE], [0x1B, 0x5B], [(byte)'"'], [(byte)'\\'], [(byte)'{'], [(byte)']']];

    private static readonly Gen<string> Noise = Gen.OneOf(
        "", "{m}", "\"{m}\"", "[]", "[\"{m}\"]", "{n}", "null", "true", "{\"{m}\"", "{\"a\":\"{m}", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY {m} SYSTEM \"file:///\">]><a/>", "a={m}&b={n}",
        "{\"a\":1}{\"{m}\":2}", "\u0000{m}", "csv,{m}\n{n},\"", "id,id,id\n{m}");

    /// <param name="template">A good body of the function, JSON or CSV.</param>
    public static Gen<byte[]> Of(string template, Gen<Marker> marker)
    {
        var changed = template.StartsWith('{') ? HostileJson.Of(template) : HostileCsv.Of(template);
        return marker.SelectMany(m => Gen.Frequency(
            (14, changed.Select(t => Bytes(m.In(t)))),
            (2, Gen.Select(changed, Gen.Int[0, 100]).Select((t, percent) => Bytes(m.In(t)) is var all ? all[..(all.Length * percent / 100)] : [])),
            (3, Gen.Select(changed, Gen.Int[0, int.MaxValue], Gen.Int[0, Spoilers.Length - 1]).Select((t, at, which) => Spoilt(Bytes(m.In(t)), at, Spoilers[which]))),
            (2, Gen.Select(Noise, Gen.Byte.Array[0, 200]).Select((t, noise) => (byte[])[.. Bytes(m.In(t)), .. noise])),
            (2, Noise.Select(t => Bytes(m.In(t)))),
            (1, changed.Select(t => (byte[])[0xEF, 0xBB, 0xBF, .. Bytes(m.In(t))])),
            (1, changed.Select(t => Encoding.Unicode.GetBytes(m.In(t)))),
            (1, Gen.Int[250, 270].Select(kilobytes => Bytes($"{{\"{m.Word}\":\"{new string('x', kilobytes * 1024)}\"}}")))));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Spoilt(byte[] body, int at, byte[] spoiler) => body.Length == 0 ? spoiler : [.. body[..(at % body.Length)], .. spoiler, .. body[(at % body.Length)..]];
}
