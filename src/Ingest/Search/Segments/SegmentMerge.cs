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
        columns.Forget();
        foreach (var source in sources) source.Segment.Forget();
        var blocks = new StoredBlocks(store, id);
        MergeTerms(store, sources, maps, new(blocks));
        store.Add(columns.Row(id, blocks.Count));
        foreach (var source in sources) store.Remove(source.Segment.Id);
    }

    /// <summary>Deals the documents of all sources out in the order of their keys, and their columns with them.</summary>
    static SegmentColumns Renumber(List<SegmentView> sources, List<int[]> maps)
    {
        var columns = new SegmentColumns(sources.Sum(view => view.Live));
        var keys = sources.ConvertAll(view => view.Segment.Keys);
        var at = new int[sources.Count];
        // Each source is in order, and most follow each other in time: nothing need be sorted.
        for (var next = 0; ;)
        {
            var least = -1;
            for (var source = 0; source < at.Length; source++)
                if (at[source] < keys[source].Length && (least < 0 || keys[source][at[source]] < keys[least][at[least]])) least = source;
            if (least < 0) return columns;

            var (view, document) = (sources[least], at[least]++);
            if (!view.IsLive(document))
            {
                maps[least][document] = -1;
                continue;
            }
            var segment = view.Segment;
            maps[least][document] = next++;
            columns.Add(keys[least][document], segment.Conversations[document], segment.Senders[document], segment.Traits[document]);
        }
    }

    static void MergeTerms(SegmentStore store, List<SegmentView> sources, List<int[]> maps, BlockWriter blocks)
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
