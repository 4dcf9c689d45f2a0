namespace QA.Ingest.Search.Segments;

/// <summary>The columns of a segment that is being written, filled document by document in the order of keys.</summary>
sealed class SegmentColumns(int documents)
{
    long[] keys = new long[documents];
    int[] conversations = new int[documents], senders = new int[documents];
    uint[] traits = new uint[documents];
    long tokens, first, last;
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

    /// <summary>Saves the columns and sets their memory free: writing the terms takes enough of it.</summary>
    public void Save(SegmentStore store, long segment)
    {
        store.Save<long>(segment, Column.Keys, keys);
        store.Save<int>(segment, Column.Conversations, conversations);
        store.Save<int>(segment, Column.Senders, senders);
        store.Save<uint>(segment, Column.Traits, traits);
        (first, last) = (keys[0], keys[^1]);
        (keys, conversations, senders, traits) = ([], [], [], []);
    }

    /// <summary>What the segment's row is.</summary>
    public SegmentRow Row(long segment, int blocks) => new(segment, documents, 0, tokens, blocks, first, last, lastConversation);
}
