using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>A phrase as terms at fixed distances from each other.</summary>
/// <remarks>
/// Of a run of CJK characters every second pair is asked for, and the last: they cover the run, and stand side by side
/// only if it does, because a break leaves a position free. Only the last word can be open: one character that may begin a pair,
/// or a word that may go on.
/// </remarks>
sealed class PhrasePlan : Plan
{
    readonly List<Slot> slots = [];
    readonly Slot? open;

    readonly record struct Slot(string Term, int Offset);

    public PhrasePlan(PhrasePattern pattern)
    {
        var parts = pattern.Parts;
        var position = 0;
        for (int first = 0, next; first < parts.Count; first = next)
        {
            if (first > 0 && parts[first].AfterBreak) slots.Add(new(SegmentBatch.Break.ToString(), position++));
            next = first + 1;
            while (next < parts.Count && parts[first].Kind == CharacterKind.Cjk && parts[next] is { Kind: CharacterKind.Cjk, AfterBreak: false }) next++;

            var length = next - first;
            if (length > 1)
            {
                for (var i = 0; i + 2 < length; i += 2) slots.Add(new(parts[first + i].Term + parts[first + i + 1].Term, position + i));
                slots.Add(new(parts[next - 2].Term + parts[next - 1].Term, position + length - 2));
            }
            else
            {
                var slot = new Slot(parts[first].Term, position);
                if (next == parts.Count && (pattern.IsPrefix || parts[first].Kind == CharacterKind.Cjk)) open = slot;
                else slots.Add(slot);
            }
            position += length;
        }
    }

    /// <summary>How many terms must meet.</summary>
    public int Words => slots.Count + (open is null ? 0 : 1);

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (from == 0 && until == view.Documents && Words == 1)
        {
            if (open is { } any) Prefixed(view, any, bits);
            else view.AddAll(slots[0].Term, bits);
            return;
        }
        Match(view, from, until, null, new BitSink(bits));
    }

    public override void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        if (Words == 1)
        {
            base.Narrow(view, 0, view.Documents, bits);
            return;
        }
        var matching = view.Rent();
        Match(view, from, until, bits, new BitSink(matching));
        bits.CopyFrom(matching);
        SegmentView.Return(matching);
    }

    /// <summary>Whether each document that holds the phrase comes once to a sink: an open word's terms come one after the other.</summary>
    public bool ComesOnce => open is null;

    /// <summary>Tells how often documents of a set hold the phrase, those from one on.</summary>
    public void Count<TSink>(SegmentView view, int from, Bits within, TSink sink) where TSink : struct, ICountSink
    {
        if (slots.Count != 1 || open is not null)
        {
            Match(view, from, view.Documents, within, new CountSink<TSink>(sink));
            return;
        }
        var postings = Workbench.Postings(0);
        if (!view.TryRead(slots[0].Term, postings)) return;
        for (var target = from; postings.Advance(target); target = postings.Document + 1)
            if (within[postings.Document]) sink.Add(postings.Document, postings.PositionCount());
    }

    /// <summary>Adds where the phrase begins in documents, those of a set where one is given: document in the upper half, ascending; and the documents.</summary>
    public void AddPlaces(SegmentView view, int from, int until, Bits? within, List<long> places, Bits documents)
    {
        Match(view, from, until, within, new PlaceSink(places, documents));
        // The terms that an open word stands for come one after the other.
        if (open is not null) places.Sort();
    }

    /// <summary>At most so many documents of the segment hold the phrase.</summary>
    public long AtMost(SegmentView view)
    {
        if (slots.Count == 0) return open is null ? 0 : CountPrefixed(view, open.Value);
        var least = long.MaxValue;
        foreach (var slot in slots) least = Math.Min(least, view.CountOf(slot.Term));
        return least;
    }

    void Match<TSink>(SegmentView view, int from, int until, Bits? within, TSink sink) where TSink : struct, IMatchSink
    {
        if (Words == 0) return;
        if (slots.Count == 0)
        {
            var all = new OpenReader<TSink>(open!.Value.Offset, from, until, within, null, sink);
            view.Prefixed(open.Value.Term, ref all);
            return;
        }
        var terms = new (Postings Postings, int Offset)[slots.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            // A term that comes twice (哈哈哈哈) is read once: all its places move from document to document together.
            var first = slots.FindIndex(slot => slot.Term == slots[i].Term);
            terms[i] = (first < i ? terms[first].Postings : Workbench.Postings(i), slots[i].Offset);
            if (first == i && !view.TryRead(slots[i].Term, terms[i].Postings)) return;
        }
        Array.Sort(terms, (a, b) => a.Postings.Count.CompareTo(b.Postings.Count));
        if (open is null)
        {
            Meet(terms, from, until, within, sink);
            return;
        }

        // Where the rest of the phrase stands is known first; the many terms that the open word stands for are held against it.
        var starts = new HashSet<long>();
        var beginnings = view.Rent();
        Meet(terms, from, until, within, new StartSink(starts, beginnings));
        if (starts.Count > 0)
        {
            var any = new OpenReader<TSink>(open.Value.Offset, from, until, beginnings, starts, sink);
            view.Prefixed(open.Value.Term, ref any);
        }
        SegmentView.Return(beginnings);
    }

    /// <summary>Walks through the rarest term's documents, and in each one that holds all terms finds where they stand in place.</summary>
    static void Meet<TSink>((Postings Postings, int Offset)[] terms, int from, int until, Bits? within, TSink sink) where TSink : struct, IMatchSink
    {
        var (rarest, offset) = terms[0];
        var target = from;
        while (rarest.Advance(target) && rarest.Document < until)
        {
            var document = rarest.Document;
            target = document + 1;
            if (within is { } set && !set[document]) continue;
            var together = true;
            for (var i = 1; i < terms.Length; i++)
            {
                var other = terms[i].Postings;
                if (other.Document < document && !other.Advance(document)) return;
                if (other.Document == document) continue;
                target = other.Document;
                together = false;
                break;
            }
            if (!together) continue;

            if (terms.Length == 1 && !TSink.NeedsStarts)
            {
                sink.Add(document, []);
                continue;
            }

            ref var starts = ref Workbench.Starts;
            var count = rarest.Positions(offset, ref starts);
            for (var i = 1; i < terms.Length && count > 0; i++)
            {
                ref var others = ref Workbench.Others;
                var otherCount = terms[i].Postings.Positions(terms[i].Offset, ref others);
                count = Common(starts, count, others, otherCount);
            }
            if (count > 0) sink.Add(document, starts.AsSpan(0, count));
        }
    }

    /// <summary>Leaves in the first list what is in both, and returns how many.</summary>
    static int Common(int[] kept, int count, int[] others, int otherCount)
    {
        var (left, at) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            while (at < otherCount && others[at] < kept[i]) at++;
            if (at == otherCount) break;
            if (others[at] == kept[i]) kept[left++] = kept[i];
        }
        return left;
    }

    static void Prefixed(SegmentView view, Slot slot, Bits bits)
    {
        var reader = new AllReader(bits);
        view.Prefixed(slot.Term, ref reader);
    }

    static long CountPrefixed(SegmentView view, Slot slot)
    {
        var reader = new CountReader();
        view.Prefixed(slot.Term, ref reader);
        return reader.Count;
    }

    /// <summary>What becomes of a document that holds the phrase, and of where it begins there.</summary>
    interface IMatchSink
    {
        /// <summary>Whether it is not enough to know that the document holds the phrase.</summary>
        static abstract bool NeedsStarts { get; }

        void Add(int document, ReadOnlySpan<int> starts);
    }

    readonly struct BitSink(Bits bits) : IMatchSink
    {
        public static bool NeedsStarts => false;

        public void Add(int document, ReadOnlySpan<int> starts) => bits.Set(document);
    }

    readonly struct CountSink<TSink>(TSink sink) : IMatchSink where TSink : struct, ICountSink
    {
        public static bool NeedsStarts => true;

        public void Add(int document, ReadOnlySpan<int> starts) => sink.Add(document, starts.Length);
    }

    readonly struct StartSink(HashSet<long> all, Bits bits) : IMatchSink
    {
        public static bool NeedsStarts => true;

        public void Add(int document, ReadOnlySpan<int> starts)
        {
            bits.Set(document);
            foreach (var start in starts) all.Add((long)document << 32 | (uint)start);
        }
    }

    readonly struct PlaceSink(List<long> all, Bits bits) : IMatchSink
    {
        public static bool NeedsStarts => true;

        public void Add(int document, ReadOnlySpan<int> starts)
        {
            bits.Set(document);
            foreach (var start in starts) all.Add((long)document << 32 | (uint)start);
        }
    }

    readonly struct AllReader(Bits bits) : IEntryReader
    {
        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row) => Postings.AddAll(entry, block, bits);
    }

    struct CountReader : IEntryReader
    {
        public long Count { get; private set; }

        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row) => Count += entry.Count;
    }

    /// <summary>Takes the documents of each term of an open word in which it stands right behind the rest of the phrase.</summary>
    readonly struct OpenReader<TSink>(int offset, int from, int until, Bits? within, HashSet<long>? starts, TSink sink) : IEntryReader
        where TSink : struct, IMatchSink
    {
        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row)
        {
            var postings = Workbench.Open;
            postings.Load(entry, block, row.Blob(1));
            for (var target = from; postings.Advance(target) && postings.Document < until;)
            {
                var document = postings.Document;
                target = document + 1;
                if (within is { } set && !set[document]) continue;
                ref var found = ref Workbench.Others;
                var count = postings.Positions(offset, ref found);
                var left = 0;
                for (var i = 0; i < count; i++)
                    if (starts is null || starts.Contains((long)document << 32 | (uint)found[i])) found[left++] = found[i];
                if (left > 0) sink.Add(document, found.AsSpan(0, left));
            }
        }
    }

    /// <summary>Memory that every search of a thread uses again.</summary>
    static class Workbench
    {
        [ThreadStatic] static List<Postings>? postings;
        [ThreadStatic] static Postings? open;
        [ThreadStatic] static int[]? starts, others;

        public static Postings Open => open ??= new();
        public static ref int[] Starts { get { starts ??= new int[16]; return ref starts!; } }
        public static ref int[] Others { get { others ??= new int[16]; return ref others!; } }

        public static Postings Postings(int number)
        {
            postings ??= [];
            while (postings.Count <= number) postings.Add(new());
            return postings[number];
        }
    }
}

/// <summary>What becomes of how often a document holds a phrase.</summary>
interface ICountSink
{
    void Add(int document, int count);
}
