namespace QA.Ingest.Search.Segments;

/// <summary>The columns of a segment that is being written, filled document by document in the order of keys.</summary>
sealed class SegmentColumns(int documents)
{
    readonly long[] keys = new long[documents];
    readonly int[] conversations = new int[documents], senders = new int[documents];
    readonly uint[] traits = new uint[documents];
    long tokens;
    int count, lastConversation;

    public void Add(long key, int conversation, int sender, uint trait)
    {
        keys[count] = key;
        conversations[count] = conversation;
        senders[count] = sender;
        traits[count++] = trait;
        tokens += Traits.LengthOf(trait);
        lastConversation = Math.Max(lastConversation, conversation);
    }

    /// <summary>Saves the columns and says what the segment's row is.</summary>
    public SegmentRow Save(SegmentStore store, long segment, int blocks)
    {
        store.Save<long>(segment, Column.Keys, keys);
        store.Save<int>(segment, Column.Conversations, conversations);
        store.Save<int>(segment, Column.Senders, senders);
        store.Save<uint>(segment, Column.Traits, traits);
        return new(segment, documents, 0, tokens, blocks, keys[0], keys[^1], lastConversation);
    }
}
