using System.Runtime.InteropServices;

namespace QA.Ingest.Search.Segments;

/// <summary>Writes a segment's terms, which come in ordinal order, into blocks.</summary>
/// <remarks>
/// An entry of a block: how many UTF-16 units the term shares with the one before, how many follow and those; the number of
/// documents; the lengths of its documents and of its positions; its documents. Documents are deltas in chunks of
/// <see cref="Chunk"/>; where there is more than one chunk, a list of the chunks' last documents and lengths stands before
/// them, so that a search for two words skips what only one of them has. Positions are kept apart in the same order,
/// because most searches need none: the first, doubled, odd where more follow; then their number and deltas.
/// </remarks>
sealed class BlockWriter(IBlocks blocks)
{
    public const int Chunk = 128;

    /// <summary>A block is small enough to be read for one rare word, and two of them fill a page of the database.</summary>
    const int Target = 4040;

    /// <summary>An entry's five numbers come to about so much.</summary>
    const int HeaderLength = 8;

    readonly ByteList block = new(), blockPositions = new(), firstTerms = new();
    readonly ByteList documents = new(), positions = new(), chunks = new();
    char[] last = new char[64];
    int lastLength;

    /// <summary>Adds a term and where it stands: document in the upper half, position in the lower, ascending.</summary>
    public void Add(ReadOnlySpan<char> term, ReadOnlySpan<long> places)
    {
        var count = Encode(places);
        var size = documents.Length + chunks.Length;
        // A common word has a block of its own: whoever looks for its rare neighbours must not read it.
        var more = size + positions.Length + 2 * term.Length + HeaderLength;
        if (block.Length > 0 && block.Length + blockPositions.Length + more > Target) Close();
        if (block.Length == 0) Begin(term);

        var shared = term.CommonPrefixLength(last.AsSpan(0, lastLength));
        block.AddVarint(shared);
        block.AddVarint(term.Length - shared);
        block.Add(MemoryMarshal.AsBytes(term[shared..]));
        block.AddVarint(count);
        block.AddVarint(size + (count > Chunk ? LengthOf(chunks.Length) : 0));
        block.AddVarint(positions.Length);
        if (count > Chunk)
        {
            block.AddVarint(chunks.Length);
            block.Add(chunks.Written);
        }
        block.Add(documents.Written);
        blockPositions.Add(positions.Written);
        Remember(term);
    }

    /// <summary>Writes what is left, and the first terms of all blocks.</summary>
    public void Finish()
    {
        Close();
        blocks.Finish(firstTerms.Written);
    }

    /// <summary>Fills the buffers with a term's documents, positions and chunks; returns the number of documents.</summary>
    int Encode(ReadOnlySpan<long> places)
    {
        documents.Clear();
        positions.Clear();
        chunks.Clear();
        var (count, previous, chunkLast, chunkDocuments, chunkPositions) = (0, -1, -1, 0, 0);
        for (int at = 0, next; at < places.Length; at = next)
        {
            var document = (int)(places[at] >> 32);
            for (next = at + 1; next < places.Length && (int)(places[next] >> 32) == document; next++) { }
            documents.AddVarint(document - previous - 1);
            previous = document;

            var position = (int)places[at];
            positions.AddVarint(position << 1 | (next - at > 1 ? 1 : 0));
            if (next - at > 1)
            {
                positions.AddVarint(next - at - 2);
                for (var more = at + 1; more < next; more++)
                {
                    positions.AddVarint((int)places[more] - position);
                    position = (int)places[more];
                }
            }
            if (++count % Chunk == 0 || next == places.Length)
            {
                chunks.AddVarint(document - chunkLast);
                chunks.AddVarint(documents.Length - chunkDocuments);
                chunks.AddVarint(positions.Length - chunkPositions);
                (chunkLast, chunkDocuments, chunkPositions) = (document, documents.Length, positions.Length);
            }
        }
        if (count <= Chunk) chunks.Clear();
        return count;
    }

    void Begin(ReadOnlySpan<char> term)
    {
        lastLength = 0;
        firstTerms.AddVarint(term.Length);
        firstTerms.Add(MemoryMarshal.AsBytes(term));
    }

    void Close()
    {
        if (block.Length == 0) return;
        blocks.Add(block.Written, blockPositions.Written);
        block.Clear();
        blockPositions.Clear();
    }

    void Remember(ReadOnlySpan<char> term)
    {
        if (last.Length < term.Length) last = new char[2 * term.Length];
        term.CopyTo(last);
        lastLength = term.Length;
    }

    static int LengthOf(int value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7) length++;
        return length;
    }
}
