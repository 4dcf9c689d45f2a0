using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>A piece of a number: documents that say it, and those of conversations whose customer has an order of it.</summary>
/// <remarks>
/// The index's own terms are the side index: digit runs stand together among them, and one pass over their spellings finds those
/// that hold the piece. A million messages have some ten thousand of them.
/// </remarks>
sealed class NumberPlan(NumberPattern number, ulong[] conversations) : Plan
{
    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (conversations.Length > 0) new ConversationPlan(conversations).Fill(view, from, until, bits);
        var said = view.Rent();
        if (number.Parts.Count == 1)
        {
            var all = new SpellingReader(number, 0, said, null);
            Scan(view, 0, ref all);
        }
        else Meet(view, said);
        // The pass knows no bounds.
        var within = view.Rent();
        within.SetRange(from, until);
        said.And(within);
        bits.Or(said);
        SegmentView.Return(within);
        SegmentView.Return(said);
    }

    /// <summary>Parts side by side: the places of each, as the first would have them, are held against those of the one before.</summary>
    void Meet(SegmentView view, Bits said)
    {
        HashSet<long>? starts = null;
        for (var part = 0; part < number.Parts.Count; part++)
        {
            var places = new List<long>();
            var reader = new SpellingReader(number, part, said, places);
            Scan(view, part, ref reader);
            if (starts is null) starts = [.. places];
            else starts.IntersectWith(places);
            if (starts.Count == 0) return;
        }
        foreach (var start in starts!) said.Set((int)(start >> 32));
    }

    void Scan(SegmentView view, int part, ref SpellingReader reader)
    {
        // Only the first part can end a longer run; the others begin theirs.
        if (part > 0) view.Prefixed(number.Parts[part].Term, ref reader);
        else if (number.Parts[part].Kind == CharacterKind.Digit) view.Between('0', ':', ref reader);
        else view.Between('a', '\u2E80', ref reader);
    }

    /// <summary>Takes the documents of terms that are as the part asks for it, and where they stand if that is asked.</summary>
    readonly struct SpellingReader(NumberPattern number, int part, Bits documents, List<long>? places) : IEntryReader
    {
        static readonly ThreadLocal<int[]> Memory = new(() => new int[16]);

        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row)
        {
            if (!number.Fits(part, entry.Term)) return;
            if (places is null)
            {
                Postings.AddAll(entry, block, documents);
                return;
            }
            var postings = new Postings();
            postings.Load(entry, block, row.Blob(1));
            for (var target = 0; postings.Advance(target); target = postings.Document + 1)
            {
                var found = Memory.Value!;
                var count = postings.Positions(part, ref found);
                Memory.Value = found;
                for (var i = 0; i < count; i++) places.Add((long)postings.Document << 32 | (uint)found[i]);
            }
        }
    }
}
