namespace QA.Ingest.Search.Segments;

/// <summary>The blocks of a segment in memory, one behind the other.</summary>
sealed class BlockList : IBlocks
{
    readonly ByteList bytes = new(), firsts = new();
    readonly List<(int Documents, int Positions)> lengths = [];

    public int Count => lengths.Count;

    public void Add(ReadOnlySpan<byte> documents, ReadOnlySpan<byte> positions)
    {
        bytes.Add(documents);
        bytes.Add(positions);
        lengths.Add((documents.Length, positions.Length));
    }

    public void Finish(ReadOnlySpan<byte> firstTerms) => firsts.Add(firstTerms);

    public void Save(SegmentStore store, long segment)
    {
        var rest = bytes.Written;
        for (var i = 0; i < lengths.Count; i++)
        {
            var (documents, positions) = lengths[i];
            store.AddBlock(segment, i, rest[..documents], rest.Slice(documents, positions));
            rest = rest[(documents + positions)..];
        }
        store.Save(segment, Column.FirstTerms, firsts.Written);
    }

    public void Clear()
    {
        bytes.Clear();
        firsts.Clear();
        lengths.Clear();
    }
}
