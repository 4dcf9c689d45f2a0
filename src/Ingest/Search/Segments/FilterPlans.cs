namespace QA.Ingest.Search.Segments;

/// <summary>A question to the columns of a document.</summary>
abstract class FilterPlan : Plan
{
    public override bool IsFilter => true;

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        bits.SetRange(from, until);
        Narrow(view, from, until, bits);
    }
}

/// <summary>Role or kind.</summary>
sealed class TraitPlan(uint mask, uint value) : FilterPlan
{
    public override void Narrow(SegmentView view, int from, int until, Bits bits) => bits.Keep(new Test(view.Segment.Traits, mask, value));

    readonly struct Test(uint[] traits, uint mask, uint value) : IDocumentTest
    {
        public bool Holds(int document) => (traits[document] & mask) == value;
    }
}

/// <summary>Who sent it; an unknown sender sent nothing.</summary>
sealed class SenderPlan(long? sender) : FilterPlan
{
    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (sender is not { } known) return;
        var column = view.Segment.Senders.AsSpan(0, until);
        while (true)
        {
            var next = column[from..].IndexOf((int)known);
            if (next < 0) return;
            bits.Set(from += next);
            from++;
        }
    }

    public override void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        if (sender is { } known) bits.Keep(new Test(view.Segment.Senders, (int)known));
        else Array.Clear(bits.Words);
    }

    readonly struct Test(int[] senders, int sender) : IDocumentTest
    {
        public bool Holds(int document) => senders[document] == sender;
    }
}

/// <summary>One of some shops or channels, by key of their pair.</summary>
sealed class ScopePlan(bool[] scopes) : FilterPlan
{
    public override void Narrow(SegmentView view, int from, int until, Bits bits) => bits.Keep(new Test(view.Segment.Traits, scopes));

    readonly struct Test(uint[] traits, bool[] scopes) : IDocumentTest
    {
        public bool Holds(int document) => scopes[Traits.ScopeOf(traits[document])];
    }
}

/// <summary>One of some conversations: a bit for each key.</summary>
sealed class ConversationPlan(ulong[] conversations) : FilterPlan
{
    /// <summary>Sixty-four documents at a time, without a jump for any.</summary>
    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (conversations.Length == 0) return;
        var column = view.Segment.Conversations;
        for (var at = from; at < until;)
        {
            var end = Math.Min(until, (at | 63) + 1);
            var word = 0UL;
            for (var document = at; document < end; document++)
            {
                var conversation = column[document];
                var set = (uint)(conversation >> 6) < (uint)conversations.Length ? conversations[conversation >> 6] : 0;
                word |= (set >> conversation & 1) << document;
            }
            bits.Words[at >> 6] |= word;
            at = end;
        }
    }

    public override void Narrow(SegmentView view, int from, int until, Bits bits) => bits.Keep(new Test(view.Segment.Conversations, conversations));

    readonly struct Test(int[] column, ulong[] conversations) : IDocumentTest
    {
        public bool Holds(int document)
        {
            var conversation = column[document];
            return conversation >> 6 < conversations.Length && (conversations[conversation >> 6] >> conversation & 1) != 0;
        }
    }
}

/// <summary>Sent within [lowest, highest) of keys, and at a known time.</summary>
sealed class TimePlan(long lowest, long highest) : FilterPlan
{
    /// <summary>The documents that can match stand side by side.</summary>
    public void Narrow(Segment segment, ref int from, ref int until)
    {
        if (lowest > segment.FirstKey) from = Math.Max(from, lowest > segment.LastKey ? segment.Documents : SegmentKeys.LowerBound(segment.Keys, lowest));
        if (highest <= segment.LastKey) until = Math.Min(until, SegmentKeys.LowerBound(segment.Keys, highest));
    }

    public override void Narrow(SegmentView view, int from, int until, Bits bits)
    {
        var (first, last) = (from, until);
        Narrow(view.Segment, ref first, ref last);
        if (first > from || last < until)
        {
            var within = view.Rent();
            within.SetRange(first, last);
            bits.And(within);
            SegmentView.Return(within);
        }
        if (view.Segment.FirstKey >= SegmentKeys.Dated || view.Segment.LastKey < SegmentKeys.Undated) return;
        var keys = view.Segment.Keys;
        var undated = SegmentKeys.LowerBound(keys, SegmentKeys.Undated);
        var dated = SegmentKeys.LowerBound(keys, SegmentKeys.Dated);
        for (var document = Math.Max(first, undated); document < Math.Min(last, dated); document++)
            if (!Traits.IsDated(view.Segment.Traits[document])) bits.Clear(document);
    }
}
