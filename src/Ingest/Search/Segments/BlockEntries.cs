using System.Runtime.InteropServices;

namespace QA.Ingest.Search.Segments;

/// <summary>Reads the entries of one block, in order. The block is the caller's, and given to each call anew.</summary>
struct BlockEntries
{
    char[] term;
    int next, positionsNext;

    public BlockEntries() => term = new char[16];

    /// <summary>Good until the next entry.</summary>
    public readonly ReadOnlySpan<char> Term => term.AsSpan(0, TermLength);

    public int TermLength { get; private set; }

    /// <summary>How many documents hold the term.</summary>
    public int Count { get; private set; }

    /// <summary>Where the term's documents begin in the block.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>Where its positions begin in the block's positions.</summary>
    public int PositionsStart { get; private set; }

    public int PositionsLength { get; private set; }

    public readonly ReadOnlySpan<byte> Documents(ReadOnlySpan<byte> block) => block.Slice(Start, Length);

    public readonly ReadOnlySpan<byte> Positions(ReadOnlySpan<byte> blockPositions) => blockPositions.Slice(PositionsStart, PositionsLength);

    /// <summary>Begins with another block.</summary>
    public void Restart() => (next, positionsNext, TermLength) = (0, 0, 0);

    public bool MoveNext(ReadOnlySpan<byte> block)
    {
        if (next >= block.Length) return false;
        var at = next;
        var shared = Varint.Read(block, ref at);
        var own = Varint.Read(block, ref at);
        TermLength = shared + own;
        if (term.Length < TermLength) Array.Resize(ref term, 2 * TermLength);
        MemoryMarshal.Cast<byte, char>(block.Slice(at, 2 * own)).CopyTo(term.AsSpan(shared));
        at += 2 * own;
        Count = Varint.Read(block, ref at);
        Length = Varint.Read(block, ref at);
        PositionsLength = Varint.Read(block, ref at);
        (Start, PositionsStart) = (at, positionsNext);
        next = at + Length;
        positionsNext += PositionsLength;
        return true;
    }

    /// <summary>Moves to the term, or past its place; true where it is there.</summary>
    public bool Find(ReadOnlySpan<byte> block, ReadOnlySpan<char> wanted)
    {
        while (MoveNext(block))
        {
            var order = Term.SequenceCompareTo(wanted);
            if (order >= 0) return order == 0;
        }
        return false;
    }
}
