using QA.Analysis.Facts;

namespace QA.Reports.Batch;

/// <summary>One conversation's bytes in every place, and where they belong: by shop, start and id, undated ones last.</summary>
sealed record RunEntry(string Shop, long StartTicks, string Id, byte[][] Blocks) : IComparable<RunEntry>
{
    /// <summary>Stands before every entry, so that the end of a packed stream is told from a broken one.</summary>
    const byte Begins = 1;

    public int CompareTo(RunEntry? other)
    {
        if (other is null) return 1;
        var byShop = string.CompareOrdinal(Shop, other.Shop);
        if (byShop != 0) return byShop;
        var byStart = StartTicks.CompareTo(other.StartTicks);
        return byStart != 0 ? byStart : string.CompareOrdinal(Id, other.Id);
    }

    public void Write(BinaryWriter to)
    {
        WriteKey(to, Shop, StartTicks, Id, Blocks.Length);
        foreach (var block in Blocks)
        {
            to.Write(block.Length);
            to.Write(block);
        }
    }

    /// <summary>Where a conversation belongs, without its bytes.</summary>
    public static RunEntry KeyOf(ConversationFacts facts) => new(facts.Id.Shop, facts.StartedAt?.UtcTicks ?? long.MaxValue, facts.Id.Value, []);

    /// <summary>What stands before the blocks.</summary>
    public static void WriteKey(BinaryWriter to, ConversationFacts facts, int blocks) =>
        WriteKey(to, facts.Id.Shop, facts.StartedAt?.UtcTicks ?? long.MaxValue, facts.Id.Value, blocks);

    /// <summary>The next entry, or null at the end.</summary>
    /// <exception cref="EndOfStreamException">It breaks off.</exception>
    public static RunEntry? Read(BinaryReader from)
    {
        Span<byte> mark = stackalloc byte[1];
        if (from.Read(mark) == 0) return null;
        var (shop, start, id) = (from.ReadString(), from.ReadInt64(), from.ReadString());
        var blocks = new byte[from.ReadInt32()][];
        for (var i = 0; i < blocks.Length; i++)
        {
            var length = from.ReadInt32();
            blocks[i] = from.ReadBytes(length);
            if (blocks[i].Length < length) throw new EndOfStreamException();
        }
        return new(shop, start, id, blocks);
    }

    static void WriteKey(BinaryWriter to, string shop, long start, string id, int blocks)
    {
        to.Write(Begins);
        to.Write(shop);
        to.Write(start);
        to.Write(id);
        to.Write(blocks);
    }
}
