namespace QA.Ingest.Search.Segments;

/// <summary>Keys of the shops and channels of conversations, given to new ones as they come. Good for one flush.</summary>
sealed class ScopeKeys
{
    readonly WorkspaceTables tables;
    readonly SegmentStore store;
    readonly Dictionary<Scope, long> keys = [];
    readonly Dictionary<int, long> ofConversation = [];

    public ScopeKeys(SegmentStore store, WorkspaceTables tables)
    {
        (this.store, this.tables) = (store, tables);
        using var known = store.PrepareOnce("SELECT key, shop, channel FROM segment_scope");
        while (known.Step()) keys.Add(new(known.Text(1), known.Text(2)), known.Long(0));
    }

    public long Of(int conversation)
    {
        if (ofConversation.TryGetValue(conversation, out var key)) return key;
        var scope = tables.ScopeOf(conversation);
        if (!keys.TryGetValue(scope, out key))
        {
            key = store.AddScope.Bind(1, scope.Shop).Bind(2, scope.Channel).Single()!.Value;
            keys.Add(scope, key);
        }
        ofConversation.Add(conversation, key);
        return key;
    }
}
