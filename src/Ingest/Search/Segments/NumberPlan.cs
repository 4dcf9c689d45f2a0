using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>A piece of a number: documents that say it, and those of conversations whose customer has an order of it.</summary>
sealed class NumberPlan(NumberPattern number, ulong[] conversations) : Plan
{
    /// <summary>First characters between which all terms of digits lie, and those of letters: ASCII, and other scripts below and above CJK.</summary>
    public static readonly (char First, char Until)[] Digits = [('0', ':'), ('\u0080', '\u2E80'), ('\uA000', '\uFFFF')];
    static readonly (char First, char Until)[] Letters = [('a', '\u2E80'), ('\uA000', '\uFFFF')];

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (conversations.Length > 0) new ConversationPlan(conversations).Fill(view, from, until, bits);
        var said = view.Rent();
        if (number.Parts.Count == 1) view.Segment.Numbers(view).AddAll(view, number.Parts[0].Term, said);
        else Meet(view, said);
        // Neither knows bounds.
        var within = view.Rent();
        within.SetRange(from, until);
        said.And(within);
        bits.Or(said);
        SegmentView.Return(within);
        SegmentView.Return(said);
    }

    /// <summary>Parts side by side: the places of each, as the first would have them, are held against those of the one behind.</summary>
    void Meet(SegmentView view, Bits said)
    {
        HashSet<long>? starts = null;
        // All but the first begin their runs, which the index has in order; for the first one all spellings must be looked at.
        for (var part = number.Parts.Count - 1; part >= 0; part--)
        {
            var reader = new SpellingReader(number, part, starts, []);
            Scan(view, part, ref reader);
            if (reader.Found.Count == 0) return;
            starts = reader.Found;
        }
        foreach (var start in starts!) said.Set((int)(start >> 32));
    }

    void Scan(SegmentView view, int part, ref SpellingReader reader)
    {
        if (part > 0)
        {
            view.Prefixed(number.Parts[part].Term, ref reader);
            return;
        }
        foreach (var (first, until) in number.Parts[part].Kind == CharacterKind.Digit ? Digits : Letters) view.Between(first, until, ref reader);
    }

    /// <summary>Takes the places of terms that are as the part asks for it, those in a set where one is given.</summary>
    readonly struct SpellingReader(NumberPattern number, int part, HashSet<long>? within, HashSet<long> found) : IEntryReader
    {
        static readonly ThreadLocal<int[]> Memory = new(() => new int[16]);

        public HashSet<long> Found => found;

        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row)
        {
            if (!number.Fits(part, entry.Term)) return;
            var postings = new Postings();
            postings.Load(entry, block, row.Blob(1));
            for (var target = 0; postings.Advance(target); target = postings.Document + 1)
            {
                var places = Memory.Value!;
                var count = postings.Positions(part, ref places);
                Memory.Value = places;
                for (var i = 0; i < count; i++)
                {
                    var place = (long)postings.Document << 32 | (uint)places[i];
                    if (within is null || within.Contains(place)) found.Add(place);
                }
            }
        }
    }
}
