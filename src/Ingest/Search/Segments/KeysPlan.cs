namespace QA.Ingest.Search.Segments;

/// <summary>Messages whose keys are known: lists of them, each ascending.</summary>
sealed class KeysPlan(IEnumerable<long[]> lists) : Plan
{
    readonly List<long[]> lists = [.. lists];

    public override void Fill(SegmentView view, int from, int until, Bits bits)
    {
        if (from >= until) return;
        foreach (var wanted in lists)
        {
            var keys = view.Segment.Keys;
            var document = from;
            for (var i = SegmentKeys.LowerBound(wanted, keys[from]); i < wanted.Length && wanted[i] <= keys[until - 1]; i++)
            {
                document = SegmentKeys.Next(keys, document, until, wanted[i]);
                if (document == until) break;
                if (keys[document] == wanted[i]) bits.Set(document);
            }
        }
    }

    /// <summary>The documents of a segment that have a key of one list.</summary>
    public static int[] Documents(SegmentView view, long[] wanted)
    {
        var (keys, document, found) = (view.Segment.Keys, 0, new List<int>());
        for (var i = SegmentKeys.LowerBound(wanted, view.Segment.FirstKey); i < wanted.Length && wanted[i] <= view.Segment.LastKey; i++)
        {
            document = SegmentKeys.Next(keys, document, keys.Length, wanted[i]);
            if (document == keys.Length) break;
            if (keys[document] == wanted[i]) found.Add(document);
        }
        return [.. found];
    }
}
