using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>What the index reads in the workspace's own tables.</summary>
sealed class WorkspaceTables(SegmentStore store)
{
    readonly Statement keysOf = store.Prepare("SELECT m.key FROM message m JOIN conversation c ON c.key = m.conversation WHERE c.shop = ?1 AND c.id = ?2");
    readonly Statement scopeOf = store.Prepare("SELECT shop, channel FROM conversation WHERE key = ?1");
    readonly Statement message = store.Prepare("SELECT key, conversation, sender, role, kind, text FROM message WHERE key = ?1");
    readonly Statement isDated = store.Prepare("SELECT sent_at IS NOT NULL FROM message WHERE key = ?1");
    readonly Statement messages = store.Prepare("SELECT key, conversation, sender, role, kind, text FROM message ORDER BY key");
    readonly Statement columns = store.Prepare("SELECT key, conversation, sender, role, kind FROM message ORDER BY key");

    public List<long> KeysOf(ConversationId id)
    {
        var keys = new List<long>();
        keysOf.Bind(1, id.Shop).Bind(2, id.Value);
        while (keysOf.Step()) keys.Add(keysOf.Long(0));
        return keys;
    }

    /// <summary>Shop and channel of a conversation; empty where there is none.</summary>
    public Scope ScopeOf(long conversation)
    {
        scopeOf.Bind(1, conversation);
        var scope = scopeOf.Step() ? new Scope(scopeOf.Text(0), scopeOf.Text(1)) : new("", "");
        scopeOf.Reset();
        return scope;
    }

    public MessageDocument? Find(long key)
    {
        message.Bind(1, key);
        MessageDocument? found = message.Step() ? Document(message, message.Text(5)) : null;
        message.Reset();
        return found;
    }

    public bool IsDated(long key) => isDated.Bind(1, key).Single() is 1;

    /// <summary>Every message in the order of keys.</summary>
    public IEnumerable<MessageDocument> Messages()
    {
        try
        {
            while (messages.Step()) yield return Document(messages, messages.Text(5));
        }
        finally
        {
            messages.Reset();
        }
    }

    /// <summary>Every message in the order of keys, without its text.</summary>
    public IEnumerable<MessageDocument> MessagesWithoutText()
    {
        try
        {
            while (columns.Step()) yield return Document(columns, "");
        }
        finally
        {
            columns.Reset();
        }
    }

    static MessageDocument Document(Statement row, string text) =>
        new(row.Long(0), row.Long(1), row.Long(2), (Role)row.Int(3), (MessageKind)row.Int(4), text);
}
