using System.Buffers.Binary;
using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Gives the same string for the same bytes where they come again soon: ids, names, shops and channels repeat.</summary>
/// <remarks>A fixed number of places, each held by the latest comer: memory stays flat however many ids a file has.</remarks>
internal sealed class StringCache
{
    const int PlaceBits = 12, Longest = 64;

    readonly (byte[] Bytes, string Text)[] entries = new (byte[], string)[1 << PlaceBits];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        if (bytes.Length > Longest) return Encoding.UTF8.GetString(bytes);
        ref var entry = ref entries[PlaceOf(bytes)];
        if (entry.Bytes is null || !bytes.SequenceEqual(entry.Bytes)) entry = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        return entry.Text;
    }

    /// <summary>By eight bytes at a time: every row asks several times.</summary>
    static int PlaceOf(ReadOnlySpan<byte> bytes)
    {
        const ulong mix = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * mix;
            hash ^= hash >> 32;
        }
        var rest = 0UL;
        foreach (var b in bytes) rest = rest << 8 | b;
        return (int)((hash ^ rest) * mix >> 64 - PlaceBits);
    }
}
