using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>What a file changes of conversations that were there before: replaced whole, united, or cast anew.</summary>
sealed class Changes : IDisposable
{
    /// <summary>Every table whose rows point at a conversation, but for its messages.</summary>
    static readonly string[] Tables = ["conversation_agent", "import_seen", "import_replace", "result", "finding"];

    readonly Database database;
    readonly long file;
    readonly Casting casting;
    readonly ConversationTable conversations;
    readonly IndexQueue queue;
    readonly Statement addReplaced, remove, addSuperseded;
    readonly HashSet<StoredConversation> cast = [];
    readonly Dictionary<long, long> superseded = [];

    public Changes(Database database, long file, Casting casting, ConversationTable conversations, IndexQueue queue)
    {
        (this.database, this.file, this.casting, this.conversations, this.queue) = (database, file, casting, conversations, queue);
        addReplaced = database.Prepare("INSERT OR IGNORE INTO import_replace (file, conversation) VALUES (?1, ?2)");
        remove = database.Prepare("DELETE FROM message WHERE key = ?1");
        addSuperseded = database.Prepare("UPDATE file SET superseded = superseded + ?2 WHERE key = ?1");
    }

    /// <summary>What the file holds of this conversation stands for the whole; what only earlier files had goes when the file is through.</summary>
    public void Replace(StoredConversation conversation)
    {
        if (conversation.IsReplaced || conversation.File == file) return;
        conversation.IsReplaced = true;
        addReplaced.Bind(1, file).Bind(2, conversation.Key).Run();
    }

    /// <summary>Takes one message out whose place the file's own takes.</summary>
    public void Remove(StoredConversation conversation, long message, long from)
    {
        queue.Renew(conversation);
        remove.Bind(1, message).Run();
        Superseded(from, 1);
    }

    /// <summary>The piece's customer and roles are to be inferred again, with the messages of all files.</summary>
    public void Recast(StoredConversation piece) => cast.Add(piece);

    /// <summary>Moves the messages of the second piece into the first; false where both hold the same message id.</summary>
    public bool Unite(StoredConversation into, StoredConversation from)
    {
        using var clash = database.Prepare(
            "SELECT 1 FROM message a JOIN message b ON b.conversation = ?2 AND b.identity = a.identity WHERE a.conversation = ?1 LIMIT 1");
        clash.Bind(1, into.Key).Bind(2, from.Key);
        if (clash.Single() is not null) return false;

        queue.Renew(into);
        queue.Renew(from);
        Run("UPDATE message SET conversation = ?1 WHERE conversation = ?2", into.Key, from.Key);
        foreach (var table in Tables)
        {
            // Results were made of the two apart, and are void.
            if (table is "result" or "finding") Run($"DELETE FROM {table} WHERE conversation = ?1", into.Key);
            else Run($"UPDATE OR IGNORE {table} SET conversation = ?1 WHERE conversation = ?2", into.Key, from.Key);
            Run($"DELETE FROM {table} WHERE conversation = ?1", from.Key);
        }
        if (into.File == file) into.File = from.File;
        Run("UPDATE conversation SET file = ?2 WHERE key = ?1", into.Key, into.File);
        Run("DELETE FROM conversation WHERE key = ?1", from.Key);
        from.UnitedWith = into;
        into.HasUnited = true;
        into.Count += from.Count;
        into.ForgetAgents();
        return true;
    }

    /// <summary>Before a transaction ends.</summary>
    public void Settle()
    {
        foreach (var piece in cast)
            if (piece.UnitedWith is null) CastAnew(piece);
        cast.Clear();
        conversations.Write();
        foreach (var (from, count) in superseded) addSuperseded.Bind(1, from).Bind(2, count).Run();
        superseded.Clear();
    }

    /// <summary>Of the conversations that the file replaces whole, removes what only earlier files had.</summary>
    public IReadOnlyList<string> FinishReplacements()
    {
        var replaced = new List<long>();
        using (var select = database.Prepare(
            "SELECT c.key FROM import_replace r JOIN conversation c ON c.key = r.conversation WHERE r.file = ?1 ORDER BY c.shop, c.id"))
        {
            select.Bind(1, file);
            while (select.Step()) replaced.Add(select.Long(0));
        }
        using var stale = database.Prepare(
            """
            SELECT key, file FROM message WHERE conversation = ?1 AND file <> ?2
                AND identity NOT IN (SELECT identity FROM import_seen WHERE file = ?2 AND conversation = ?1)
            """);
        foreach (var key in replaced)
        {
            var old = new List<(long Key, long File)>();
            stale.Bind(1, key).Bind(2, file);
            while (stale.Step()) old.Add((stale.Long(0), stale.Long(1)));
            if (old.Count == 0) continue;
            var conversation = conversations.Piece(key);
            foreach (var (message, from) in old) Remove(conversation, message, from);
            Measure(conversation);
        }
        foreach (var table in (ReadOnlySpan<string>)["import_seen", "import_replace"])
            Run($"DELETE FROM {table} WHERE file = ?1", file);
        return [.. replaced.Select(key => conversations.Piece(key).Id.ToString())];
    }

    void CastAnew(StoredConversation conversation)
    {
        var piece = new Casting.Piece(casting);
        var messages = new List<(long Key, string Sender, Role Role)>();
        using (var select = database.Prepare(
            "SELECT m.key, s.id, m.role, m.text FROM message m JOIN sender s ON s.key = m.sender WHERE m.conversation = ?1 ORDER BY m.sent_at, m.file, m.line"))
        {
            select.Bind(1, conversation.Key);
            while (select.Step())
            {
                messages.Add((select.Long(0), select.Text(1), (Role)select.Long(2)));
                piece.Add(messages[^1].Sender, select.Text(3));
            }
        }
        var changed = conversation.Customer != piece.Customer;
        using var setRole = database.Prepare("UPDATE message SET role = ?2 WHERE key = ?1");
        foreach (var (key, sender, role) in messages)
        {
            if (casting.RoleOf(sender, piece.Customer) is var now && now == role) continue;
            queue.Renew(conversation);
            setRole.Bind(1, key).Bind(2, (long)now).Run();
            changed = true;
        }
        if (!changed) return;
        conversation.Customer = piece.Customer;
        Measure(conversation);
    }

    /// <summary>Span and agents as the messages now say.</summary>
    void Measure(StoredConversation conversation)
    {
        using var span = database.Prepare("SELECT min(sent_at), max(sent_at) FROM message WHERE conversation = ?1");
        span.Bind(1, conversation.Key).Step();
        conversation.Span(span.LongOrNull(0), span.LongOrNull(1));
        conversation.ForgetAgents();
        conversations.Changed(conversation);
        Run("DELETE FROM conversation_agent WHERE conversation = ?1", conversation.Key);
        Run("INSERT OR IGNORE INTO conversation_agent (sender, conversation) SELECT sender, conversation FROM message WHERE conversation = ?1 AND role = 1", conversation.Key);
    }

    void Superseded(long from, long count) => superseded[from] = superseded.GetValueOrDefault(from) + count;

    void Run(string sql, long first, long? second = null)
    {
        using var statement = database.Prepare(sql);
        statement.Bind(1, first);
        if (second is { } more) statement.Bind(2, more);
        statement.Run();
    }

    public void Dispose()
    {
        addReplaced.Dispose();
        remove.Dispose();
        addSuperseded.Dispose();
    }
}
