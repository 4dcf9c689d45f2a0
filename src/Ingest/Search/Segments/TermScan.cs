namespace QA.Ingest.Search.Segments;

/// <summary>Goes through all terms of one segment in order, for a merge.</summary>
sealed class TermScan : IDisposable
{
    readonly Statement rows;
    readonly int[] map;
    readonly ByteList documents = new(), positions = new();
    BlockEntries entry = new();

    /// <param name="map">The number that each document has in the merged segment; -1 where it is deleted.</param>
    public TermScan(SegmentStore store, SegmentView view, int[] map)
    {
        this.map = map;
        rows = store.OwnScan(view.Segment.Id, 0, Math.Max(0, view.Segment.Blocks - 1));
        MoveNext();
    }

    /// <summary>False once all terms are read.</summary>
    public bool HasTerm { get; private set; }

    public ReadOnlySpan<char> Term => entry.Term;

    /// <summary>The term's first characters: two terms that differ there need no comparing.</summary>
    public ulong Key { get; private set; }

    public void AddPlaces(ref long[] places, ref int count) =>
        Postings.AddPlaces(entry, documents.Written, positions.Written, map, ref places, ref count);

    public void MoveNext()
    {
        while (!(HasTerm = entry.MoveNext(documents.Written)))
        {
            if (!rows.Step()) return;
            documents.Clear();
            positions.Clear();
            documents.Add(rows.Blob(0));
            positions.Add(rows.Blob(1));
            entry.Restart();
        }
        Key = TermTable.KeyOf(entry.Term);
    }

    public void Dispose() => rows.Dispose();
}
