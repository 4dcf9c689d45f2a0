namespace QA.Ingest.Search.Segments;

/// <summary>A segment as one reader sees it: without the documents that are deleted by then.</summary>
sealed class SegmentView(SegmentStore store, Segment segment, ulong[]? dead, int deadCount)
{
    readonly int words = Bits.WordsFor(segment.Documents);

    public SegmentStore Store { get; } = store;
    public Segment Segment { get; } = segment;

    /// <summary>Null where nothing is deleted.</summary>
    public ulong[]? Dead { get; } = dead;

    public int DeadCount { get; } = deadCount;

    public int Documents => Segment.Documents;
    public int Live => Documents - DeadCount;

    public bool IsLive(int document) => Dead is null || (Dead[document >> 6] >> document & 1) == 0;

    /// <summary>The document with this key, or -1.</summary>
    public int Find(long key)
    {
        if (key < Segment.FirstKey || key > Segment.LastKey) return -1;
        var at = Array.BinarySearch(Segment.Keys, key);
        return at >= 0 && IsLive(at) ? at : -1;
    }

    /// <summary>An empty set, which the caller gives back.</summary>
    public Bits Rent() => new(Pool.Take(words));

    public static void Return(Bits bits) => Pool.Give(bits.Words);

    /// <summary>Sets of one size are asked for again and again; ArrayPool would hand out longer ones.</summary>
    static class Pool
    {
        [ThreadStatic] static Dictionary<int, Stack<ulong[]>>? free;

        /// <summary>Sizes remembered: more than there are segments, as a rule.</summary>
        const int MostSizes = 256;

        public static ulong[] Take(int words)
        {
            if (free is null || !free.TryGetValue(words, out var stack) || !stack.TryPop(out var bits)) return new ulong[words];
            Array.Clear(bits);
            return bits;
        }

        public static void Give(ulong[] bits)
        {
            free ??= [];
            if (free.Count > MostSizes) free.Clear();
            if (!free.TryGetValue(bits.Length, out var stack)) free.Add(bits.Length, stack = new());
            if (stack.Count < 8) stack.Push(bits);
        }
    }

    /// <summary>Reads a term; false where no document of the segment holds it.</summary>
    public bool TryRead(ReadOnlySpan<char> term, Postings postings)
    {
        var number = Segment.BlockOf(term);
        if (number < 0) return false;
        var row = Store.Block(Segment.Id, number);
        var block = row.Blob(0);
        var entries = new BlockEntries();
        var found = entries.Find(block, term);
        if (found) postings.Load(entries, block, row.Blob(1));
        row.Reset();
        return found;
    }

    /// <summary>Adds the documents of a term to a set, without its positions.</summary>
    public void AddAll(ReadOnlySpan<char> term, Bits bits)
    {
        var number = Segment.BlockOf(term);
        if (number < 0) return;
        var row = Store.Block(Segment.Id, number);
        var block = row.Blob(0);
        var entries = new BlockEntries();
        if (entries.Find(block, term)) Postings.AddAll(entries, block, bits);
        row.Reset();
    }

    /// <summary>How many documents hold the term, deleted ones included.</summary>
    public int CountOf(ReadOnlySpan<char> term)
    {
        var number = Segment.BlockOf(term);
        if (number < 0) return 0;
        var row = Store.Block(Segment.Id, number);
        var entries = new BlockEntries();
        var count = entries.Find(row.Blob(0), term) ? entries.Count : 0;
        row.Reset();
        return count;
    }

    /// <summary>Goes through the terms whose first character is in [first, until), in order.</summary>
    public void Between<TReader>(char first, char until, ref TReader reader) where TReader : struct, IEntryReader, allows ref struct
    {
        if (Segment.Blocks == 0) return;
        var rows = Store.Blocks(Segment.Id, Math.Max(0, Segment.BlockOf([first])), Segment.Blocks - 1);
        while (rows.Step())
        {
            var block = rows.Blob(0);
            var entries = new BlockEntries();
            while (entries.MoveNext(block))
            {
                if (entries.Term[0] < first) continue;
                if (entries.Term[0] >= until)
                {
                    rows.Reset();
                    return;
                }
                reader.Read(entries, block, rows);
            }
        }
    }

    /// <summary>Goes through the terms that begin so, in order.</summary>
    public void Prefixed<TReader>(ReadOnlySpan<char> prefix, ref TReader reader) where TReader : struct, IEntryReader, allows ref struct
    {
        if (Segment.Blocks == 0) return;
        var first = Math.Max(0, Segment.BlockOf(prefix));
        var rows = Store.Blocks(Segment.Id, first, Segment.Blocks - 1);
        while (rows.Step())
        {
            var block = rows.Blob(0);
            var entries = new BlockEntries();
            var within = entries.Find(block, prefix) || entries.TermLength > 0 && entries.Term.SequenceCompareTo(prefix) > 0;
            if (!within) continue;
            do
            {
                if (entries.Term.StartsWith(prefix))
                {
                    reader.Read(entries, block, rows);
                    continue;
                }
                rows.Reset();
                return;
            }
            while (entries.MoveNext(block));
        }
    }
}

/// <summary>What to do with each term of a range.</summary>
interface IEntryReader
{
    /// <summary><paramref name="row"/> stands on the entry's block: column 1 has its positions.</summary>
    void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row);
}
