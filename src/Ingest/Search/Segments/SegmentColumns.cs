namespace QA.Ingest.Search.Segments;

/// <summary>The columns of a segment that is being written, filled document by document in the order of keys.</summary>
sealed class SegmentColumns(int documents)
{
    long[] keys = new long[documents];
    int[] conversations = new int[documents], senders = new int[documents];
    uint[] traits = new uint[documents];
    long tokens, first, last;
    int count, lastConversation;

    public ReadOnlySpan<long> Keys => keys;

    public void Add(long key, int conversation, int sender, uint trait)
    {
        keys[count] = key;
        conversations[count] = conversation;
        senders[count] = sender;
        traits[count++] = trait;
        if (count == 1) first = key;
        last = key;
        tokens += Traits.LengthOf(trait);
        lastConversation = Math.Max(lastConversation, conversation);
    }

    /// <summary>Adds to each document what only the workspace's tables know of it.</summary>
    public void Complete(Func<int, long> scopeOf, Func<long, bool> isDated)
    {
        for (var i = 0; i < traits.Length; i++)
        {
            traits[i] = Traits.WithScope(traits[i], scopeOf(conversations[i]));
            var uncertain = keys[i] is >= SegmentKeys.Undated and < SegmentKeys.Dated;
            if (uncertain && !isDated(keys[i])) traits[i] = Traits.Undated(traits[i]);
        }
    }

    public void Save(SegmentStore store, long segment)
    {
        store.Save<long>(segment, Column.Keys, keys);
        store.Save<int>(segment, Column.Conversations, conversations);
        store.Save<int>(segment, Column.Senders, senders);
        store.Save<uint>(segment, Column.Traits, traits);
    }

    /// <summary>Sets the columns' memory free, once they are saved: writing the terms takes enough of it.</summary>
    public void Forget() => (keys, conversations, senders, traits) = ([], [], [], []);

    /// <summary>What the segment's row is.</summary>
    public SegmentRow Row(long segment, int blocks) => new(segment, documents, 0, tokens, blocks, first, last, lastConversation);
}
