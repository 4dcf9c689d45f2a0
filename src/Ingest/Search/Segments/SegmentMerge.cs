namespace QA.Ingest.Search.Segments;

/// <summary>Makes one segment of several, without the documents that are deleted and in the order of keys.</summary>
static class SegmentMerge
{
    /// <summary>Merges as long as the policy finds something to merge.</summary>
    public static void WhereDue(SegmentStore store, Snapshots snapshots)
    {
        while (MergePolicy.Due(store.Segments()) is { Count: > 0 } due)
            Run(store, [.. snapshots.Take(isCommitted: false).Views.Where(view => due.Contains(view.Segment.Id))]);
    }

    static void Run(SegmentStore store, List<SegmentView> sources)
    {
        sources.Reverse();
        var id = store.NewSegmentId();
        var maps = sources.ConvertAll(view => new int[view.Documents]);
        var columns = Renumber(sources, maps);
        columns.Save(store, id);
        foreach (var source in sources) source.Segment.Forget();
        store.Add(columns.Row(id, MergeTerms(store, sources, maps, new(store, id))));
        foreach (var source in sources) store.Remove(source.Segment.Id);
    }

    /// <summary>Deals the documents of all sources out in the order of their keys, and their columns with them.</summary>
    static SegmentColumns Renumber(List<SegmentView> sources, List<int[]> maps)
    {
        var order = new List<(long Key, int Source, int Document)>(sources.Sum(view => view.Live));
        for (var source = 0; source < sources.Count; source++)
        {
            var view = sources[source];
            var keys = view.Segment.Keys;
            for (var document = 0; document < keys.Length; document++)
            {
                if (view.IsLive(document)) order.Add((keys[document], source, document));
                else maps[source][document] = -1;
            }
        }
        // Most segments follow each other in time; then there is nothing to sort.
        for (var i = 1; i < order.Count; i++)
        {
            if (order[i].Key > order[i - 1].Key) continue;
            order.Sort(static (a, b) => a.Key.CompareTo(b.Key));
            break;
        }

        var columns = new SegmentColumns(order.Count);
        for (var i = 0; i < order.Count; i++)
        {
            var (key, source, document) = order[i];
            var segment = sources[source].Segment;
            maps[source][document] = i;
            columns.Add(key, segment.Conversations[document], segment.Senders[document], segment.Traits[document]);
        }
        return columns;
    }

    static int MergeTerms(SegmentStore store, List<SegmentView> sources, List<int[]> maps, BlockWriter blocks)
    {
        var scans = new List<TermScan>();
        try
        {
            for (var i = 0; i < sources.Count; i++) scans.Add(new(store, sources[i], maps[i]));
            var places = new long[1024];
            var same = new List<TermScan>(scans.Count);
            while (Least(scans, same))
            {
                var count = 0;
                foreach (var scan in same) scan.AddPlaces(ref places, ref count);
                if (count > 0) blocks.Add(same[0].Term, Ascending(places.AsSpan(0, count)));
                foreach (var scan in same) scan.MoveNext();
            }
            blocks.Finish();
            return blocks.Blocks;
        }
        finally
        {
            foreach (var scan in scans) scan.Dispose();
        }
    }

    /// <summary>The scans that stand on the first term of all; false where every scan is at its end.</summary>
    static bool Least(List<TermScan> scans, List<TermScan> same)
    {
        same.Clear();
        foreach (var scan in scans)
        {
            if (!scan.HasTerm) continue;
            var order = same.Count == 0 ? -1 : scan.Key.CompareTo(same[0].Key);
            if (order == 0) order = scan.Term.SequenceCompareTo(same[0].Term);
            if (order > 0) continue;
            if (order < 0) same.Clear();
            same.Add(scan);
        }
        return same.Count > 0;
    }

    /// <summary>Places of segments that overlap in time come mixed.</summary>
    static Span<long> Ascending(Span<long> places)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (places[i] > places[i - 1]) continue;
            places.Sort();
            break;
        }
        return places;
    }
}
