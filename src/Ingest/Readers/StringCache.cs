using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Gives the same string for the same bytes where they come again soon: ids, names, shops and channels repeat.</summary>
/// <remarks>A fixed number of places, each held by the latest comer: memory stays flat however many ids a file has.</remarks>
internal sealed class StringCache
{
    const int Places = 4096, Longest = 64;

    readonly (byte[] Bytes, string Text)[] entries = new (byte[], string)[Places];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        if (bytes.Length > Longest) return Encoding.UTF8.GetString(bytes);
        var hash = 2166136261u;
        foreach (var b in bytes) hash = (hash ^ b) * 16777619;
        ref var entry = ref entries[(hash ^ hash >> 15) % Places];
        if (entry.Bytes is null || !bytes.SequenceEqual(entry.Bytes)) entry = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        return entry.Text;
    }
}
