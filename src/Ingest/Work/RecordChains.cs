using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace QA.Ingest.Work;

/// <summary>Records as bytes, any number to a key: what is held of every conversation until all were read.</summary>
/// <remarks>
/// Lists of small objects would take three times the room, and the collector would visit all of them again and again. Not
/// safe to share between threads.
/// </remarks>
public sealed class RecordChains<TKey> where TKey : notnull
{
    /// <summary>Below what the runtime counts as a large object.</summary>
    const int ChunkSize = 1 << 16;

    /// <summary>Records begin at multiples of this, so that a place in 16 GB of them is an <c>int</c>.</summary>
    const int Step = 8;

    const int SlotsInChunk = ChunkSize / Step;

    /// <summary>The place of the record before it, and its length.</summary>
    const int Head = 8;

    /// <summary>By key: the place of the newest record, counted from 1.</summary>
    readonly Dictionary<TKey, int> newest = [];
    readonly List<byte[]> chunks = [];
    int used = ChunkSize;

    /// <summary>Keys with a record.</summary>
    public IReadOnlyCollection<TKey> Keys => newest.Keys;

    public void Add(TKey key, ReadOnlySpan<byte> record)
    {
        var length = (Head + record.Length + Step - 1) / Step * Step;
        if (ChunkSize - used < length)
        {
            chunks.Add(GC.AllocateUninitializedArray<byte>(Math.Max(ChunkSize, length)));
            used = 0;
        }
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(newest, key, out _);
        var to = chunks[^1].AsSpan(used);
        BinaryPrimitives.WriteInt32LittleEndian(to, last);
        BinaryPrimitives.WriteInt32LittleEndian(to[sizeof(int)..], record.Length);
        record.CopyTo(to[Head..]);
        last = checked((chunks.Count - 1) * SlotsInChunk + used / Step + 1);
        // One longer than a chunk fills its own.
        used = Math.Min(used + length, ChunkSize);
    }

    /// <summary>The key's records, the newest first.</summary>
    public IEnumerable<ArraySegment<byte>> Of(TKey key)
    {
        newest.TryGetValue(key, out var place);
        while (place > 0)
        {
            var (chunk, at) = (chunks[(place - 1) / SlotsInChunk], (place - 1) % SlotsInChunk * Step);
            place = BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(at));
            yield return new(chunk, at + Head, BinaryPrimitives.ReadInt32LittleEndian(chunk.AsSpan(at + sizeof(int))));
        }
    }

    /// <summary>Takes in the records of others.</summary>
    public void AddAll(RecordChains<TKey> others)
    {
        foreach (var key in others.Keys)
            foreach (var record in others.Of(key)) Add(key, record);
    }
}
