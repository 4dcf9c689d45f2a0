namespace QA.Ingest.Search.Segments;

/// <summary>A segment as it will stand in the store: made by any thread, written by the one that has the database.</summary>
sealed class SegmentDraft(SegmentColumns columns, BlockList blocks)
{
    /// <summary>Keys of its documents, in order.</summary>
    public ReadOnlySpan<long> Keys => columns.Keys;

    /// <param name="scopeOf">The key of a conversation's shop and channel.</param>
    /// <param name="isDated">Whether the time of the message with this key is known; asked only where the key leaves it open.</param>
    public void Write(SegmentStore store, Func<int, long> scopeOf, Func<long, bool> isDated)
    {
        var id = store.NewSegmentId();
        columns.Complete(scopeOf, isDated);
        columns.Save(store, id);
        blocks.Save(store, id);
        store.Add(columns.Row(id, blocks.Count));
    }

    /// <summary>Its memory, for another draft: this one is done with.</summary>
    public BlockList TakeBlocks()
    {
        blocks.Clear();
        return blocks;
    }
}
