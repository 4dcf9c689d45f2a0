using System.Runtime.InteropServices;

namespace QA.Ingest.Search.Segments;

/// <summary>One segment, of which what was read is remembered: it never changes.</summary>
sealed class Segment(SegmentStore store, SegmentRow row)
{
    long[]? keys;
    int[]? conversations, senders;
    uint[]? traits;
    string[]? firstTerms;
    NumberTerms? numbers;
    TraitSets? traitSets;

    public long Id { get; } = row.Id;
    public int Documents { get; } = row.Documents;
    public int Blocks { get; } = row.Blocks;
    public long Tokens { get; } = row.Tokens;
    public long FirstKey { get; } = row.FirstKey;
    public long LastKey { get; } = row.LastKey;
    public int LastConversation { get; } = row.LastConversation;

    public long[] Keys => keys ??= store.Read<long>(Id, Column.Keys);
    public int[] Conversations => conversations ??= store.Read<int>(Id, Column.Conversations);
    public int[] Senders => senders ??= store.Read<int>(Id, Column.Senders);
    public uint[] Traits => traits ??= store.Read<uint>(Id, Column.Traits);

    /// <summary>What facets count with, made when one is first asked for.</summary>
    public TraitSets TraitSets => traitSets ??= TraitSets.Of(Traits);

    /// <summary>The long digit runs of the segment, collected when a piece of a number is first asked for.</summary>
    public NumberTerms Numbers(SegmentView view) => numbers ??= NumberTerms.Of(view);

    /// <summary>The block that holds the term if any does; -1 where all terms come after it.</summary>
    public int BlockOf(ReadOnlySpan<char> term)
    {
        var firsts = firstTerms ??= ReadFirstTerms();
        var (low, high) = (0, firsts.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (firsts[middle].AsSpan().SequenceCompareTo(term) <= 0) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// <summary>Bytes of memory that <see cref="Forget"/> sets free.</summary>
    public long Remembered =>
        Documents * ((keys is null ? 0L : 8) + (conversations is null ? 0 : 4) + (senders is null ? 0 : 4) + (traits is null ? 0 : 4))
        + (numbers?.Size ?? 0) + (traitSets?.Size ?? 0);

    /// <summary>Drops the columns; whoever needs them reads them again.</summary>
    public void Forget() => (keys, conversations, senders, traits, numbers, traitSets) = (null, null, null, null, null, null);

    string[] ReadFirstTerms()
    {
        var data = store.Read<byte>(Id, Column.FirstTerms);
        var firsts = new string[Blocks];
        var at = 0;
        for (var i = 0; i < firsts.Length; i++)
        {
            var length = Varint.Read(data, ref at);
            firsts[i] = new(MemoryMarshal.Cast<byte, char>(data.AsSpan(at, 2 * length)));
            at += 2 * length;
        }
        return firsts;
    }
}
