using System.Buffers.Binary;
using System.Text;

namespace Safeguarding.Tests.Integration.Telemetry;

/// <summary>A message of Protocol Buffers, read by field number without its schema: enough to look into what an OTLP exporter sends.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Field, ReadOnlyMemory<byte> Bytes)> _fields = [];

    private WireMessage(ReadOnlyMemory<byte> message)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message.Span, ref at);
            var length = (int)(key & 7) switch
            {
                0 => VarintLength(message.Span, at),
                1 => 8,
                2 => (int)Varint(message.Span, ref at),
                5 => 4,
                var type => throw new FormatException($"wire type {type}"),
            };
            _fields.Add(((int)(key >> 3), message.Slice(at, length)));
            at += length;
        }
    }

    public static WireMessage Read(ReadOnlyMemory<byte> message) => new(message);

    public string Text(int field) => Encoding.UTF8.GetString(First(field).Span);

    /// <summary>Lower-case hexadecimal digits; "" where the field is absent.</summary>
    public string Hex(int field) => Convert.ToHexStringLower(First(field).Span);

    public bool Has(int field) => _fields.Exists(f => f.Field == field);

    public double Double(int field) => BinaryPrimitives.ReadDoubleLittleEndian(First(field).Span);

    public long Fixed(int field) => BinaryPrimitives.ReadInt64LittleEndian(First(field).Span);

    public IEnumerable<WireMessage> All(int field) => _fields.Where(f => f.Field == field).Select(f => Read(f.Bytes));

    private ReadOnlyMemory<byte> First(int field) => _fields.Find(f => f.Field == field).Bytes;

    private static int VarintLength(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at;
        _ = Varint(bytes, ref end);
        return end - at;
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
