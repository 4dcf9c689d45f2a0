namespace QA.Ingest.Search.Segments;

/// <summary>The documents and positions of one term in one segment, read forwards.</summary>
sealed class Postings
{
    byte[] documents = new byte[256], positions = new byte[256];
    int[] chunkLast = new int[16], chunkDocuments = new int[16], chunkPositions = new int[16];
    readonly int[] decoded = new int[BlockWriter.Chunk];
    int chunks, chunk, inChunk, at;
    int positionsAt, positionsOf;

    /// <summary>How many documents there are.</summary>
    public int Count { get; private set; }

    /// <summary>The document that <see cref="Advance"/> found.</summary>
    public int Document { get; private set; }

    /// <summary>Copies an entry of a block: SQLite's memory is gone with the next statement.</summary>
    public void Load(in BlockEntries entry, ReadOnlySpan<byte> block, ReadOnlySpan<byte> blockPositions)
    {
        var source = entry.Documents(block);
        Count = entry.Count;
        chunks = (Count + BlockWriter.Chunk - 1) / BlockWriter.Chunk;
        if (chunkLast.Length < chunks) (chunkLast, chunkDocuments, chunkPositions) = (new int[2 * chunks], new int[2 * chunks], new int[2 * chunks]);
        var start = 0;
        (chunkDocuments[0], chunkPositions[0], chunkLast[0]) = (0, 0, int.MaxValue);
        if (chunks > 1) start = ReadChunks(source);

        var length = source.Length - start;
        if (documents.Length < length) documents = new byte[2 * length];
        source[start..].CopyTo(documents);
        if (positions.Length < entry.PositionsLength) positions = new byte[2 * entry.PositionsLength];
        entry.Positions(blockPositions).CopyTo(positions);
        Decode(0);
        if (chunks == 1) chunkLast[0] = decoded[inChunk - 1];
        Document = -1;
    }

    /// <summary>Moves to the first document that is not before <paramref name="target"/>; false where there is none.</summary>
    public bool Advance(int target)
    {
        if (target > chunkLast[chunk])
        {
            var next = chunk + 1;
            while (next < chunks && chunkLast[next] < target) next++;
            if (next >= chunks)
            {
                Document = int.MaxValue;
                return false;
            }
            Decode(next);
        }
        while (decoded[at] < target) at++;
        Document = decoded[at];
        return true;
    }

    /// <summary>How many positions the term has in the current document.</summary>
    public int PositionCount()
    {
        var source = positions.AsSpan();
        SkipPositions(source);
        var read = positionsAt;
        return (Varint.Read(source, ref read) & 1) == 0 ? 1 : Varint.Read(source, ref read) + 2;
    }

    /// <summary>The positions of the term in the current document, less <paramref name="offset"/>. Returns their number.</summary>
    public int Positions(int offset, ref int[] into)
    {
        var source = positions.AsSpan();
        SkipPositions(source);
        var read = positionsAt;
        var first = Varint.Read(source, ref read);
        var position = first >> 1;
        into[0] = position - offset;
        if ((first & 1) == 0) return 1;
        var count = Varint.Read(source, ref read) + 2;
        if (into.Length < count) Array.Resize(ref into, 2 * count);
        for (var i = 1; i < count; i++)
        {
            position += Varint.Read(source, ref read);
            into[i] = position - offset;
        }
        return count;
    }

    /// <summary>Passes over the positions of the chunk's documents before the current one.</summary>
    void SkipPositions(ReadOnlySpan<byte> source)
    {
        for (; positionsOf < at; positionsOf++)
        {
            if ((Varint.Read(source, ref positionsAt) & 1) == 0) continue;
            for (var rest = Varint.Read(source, ref positionsAt) + 1; rest > 0; rest--) Varint.Skip(source, ref positionsAt);
        }
    }

    /// <summary>Adds all documents of an entry to a set.</summary>
    public static void AddAll(in BlockEntries entry, ReadOnlySpan<byte> block, Bits bits)
    {
        var source = entry.Documents(block);
        var from = FirstDelta(entry, source);
        var words = bits.Words;
        // Neighbours of a common word share a word of bits, which stays in a register until the next one.
        var (document, index, word) = (-1, 0, 0UL);
        while (from < source.Length)
        {
            document += Varint.Read(source, ref from) + 1;
            if (document >> 6 != index)
            {
                words[index] |= word;
                (index, word) = (document >> 6, 0);
            }
            word |= 1UL << document;
        }
        words[index] |= word;
    }

    /// <summary>Copies all documents of an entry; returns how many.</summary>
    public static int CopyAll(in BlockEntries entry, ReadOnlySpan<byte> block, Span<int> into)
    {
        var source = entry.Documents(block);
        var (from, document, count) = (FirstDelta(entry, source), -1, 0);
        while (from < source.Length)
        {
            document += Varint.Read(source, ref from) + 1;
            into[count++] = document;
        }
        return count;
    }

    /// <summary>
    /// Adds to a list where an entry's term stands, as <see cref="BlockWriter.Add"/> takes it, with documents numbered anew.
    /// </summary>
    public static void AddPlaces(in BlockEntries entry, ReadOnlySpan<byte> block, ReadOnlySpan<byte> blockPositions, int[] map, ref long[] places, ref int count)
    {
        var source = entry.Documents(block);
        var positions = entry.Positions(blockPositions);
        var (from, at, document) = (FirstDelta(entry, source), 0, -1);
        while (from < source.Length)
        {
            document += Varint.Read(source, ref from) + 1;
            var (renumbered, first) = (map[document], Varint.Read(positions, ref at));
            var position = first >> 1;
            var more = (first & 1) == 0 ? 0 : Varint.Read(positions, ref at) + 1;
            if (count + more >= places.Length) Array.Resize(ref places, 2 * (count + more + 1));
            if (renumbered >= 0) places[count++] = (long)renumbered << 32 | (uint)position;
            for (; more > 0; more--)
            {
                position += Varint.Read(positions, ref at);
                if (renumbered >= 0) places[count++] = (long)renumbered << 32 | (uint)position;
            }
        }
    }

    /// <summary>Where the documents begin, behind the list of chunks.</summary>
    static int FirstDelta(in BlockEntries entry, ReadOnlySpan<byte> source)
    {
        if (entry.Count <= BlockWriter.Chunk) return 0;
        var at = 0;
        var length = Varint.Read(source, ref at);
        return at + length;
    }

    int ReadChunks(ReadOnlySpan<byte> source)
    {
        var start = 0;
        var length = Varint.Read(source, ref start);
        var (read, last, document, position) = (start, -1, 0, 0);
        for (var i = 0; i < chunks; i++)
        {
            last += Varint.Read(source, ref read);
            (chunkLast[i], chunkDocuments[i], chunkPositions[i]) = (last, document, position);
            document += Varint.Read(source, ref read);
            position += Varint.Read(source, ref read);
        }
        return start + length;
    }

    void Decode(int which)
    {
        var source = documents.AsSpan();
        var from = chunkDocuments[which];
        var document = which == 0 ? -1 : chunkLast[which - 1];
        inChunk = Math.Min(BlockWriter.Chunk, Count - which * BlockWriter.Chunk);
        for (var i = 0; i < inChunk; i++)
        {
            document += Varint.Read(source, ref from) + 1;
            decoded[i] = document;
        }
        (chunk, at, positionsAt, positionsOf) = (which, 0, chunkPositions[which], 0);
    }
}
