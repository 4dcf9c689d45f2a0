using System.Runtime.CompilerServices;

namespace QA.Ingest.Search.Segments;

/// <summary>Whole numbers in as few bytes as they need: seven bits each, lowest first, the eighth says that more follow.</summary>
static class Varint
{
    public const int MaxLength = 5;

    /// <summary>Writes at the start of <paramref name="to"/> and returns the length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> to, uint value)
    {
        var length = 0;
        while (value >= 0x80)
        {
            to[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        to[length++] = (byte)value;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read(ReadOnlySpan<byte> from, ref int at)
    {
        var first = from[at++];
        return first < 0x80 ? first : ReadLong(from, ref at, first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Skip(ReadOnlySpan<byte> from, ref int at)
    {
        while (from[at++] >= 0x80) { }
    }

    static int ReadLong(ReadOnlySpan<byte> from, ref int at, byte first)
    {
        var value = first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var next = from[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
