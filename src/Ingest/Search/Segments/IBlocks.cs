namespace QA.Ingest.Search.Segments;

/// <summary>Where a segment's blocks go: into the store, or into memory where another thread than the store's makes them.</summary>
interface IBlocks
{
    void Add(ReadOnlySpan<byte> documents, ReadOnlySpan<byte> positions);

    /// <summary>The last of a segment: the first terms of its blocks.</summary>
    void Finish(ReadOnlySpan<byte> firstTerms);
}

/// <summary>Blocks that go into the store as they come.</summary>
sealed class StoredBlocks(SegmentStore store, long segment) : IBlocks
{
    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> documents, ReadOnlySpan<byte> positions) => store.AddBlock(segment, Count++, documents, positions);

    public void Finish(ReadOnlySpan<byte> firstTerms) => store.Save(segment, Column.FirstTerms, firstTerms);
}
