using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>Takes data out so that nothing of it can be read from the file any more; receipts say how many rows went.</summary>
sealed class Forgetting(Database database, ITranscriptIndex index, string folder)
{
    public Forgotten Run(ForgetRequest request)
    {
        if (request.IsEmpty) throw new ArgumentException("name a customer, a conversation or a range of days to forget", nameof(request));
        // Freed bytes are overwritten, not only released.
        database.Execute("PRAGMA secure_delete = ON");
        database.Execute("CREATE TEMP TABLE IF NOT EXISTS gone (conversation INTEGER PRIMARY KEY)");
        database.Execute("CREATE TEMP TABLE IF NOT EXISTS gone_message (key INTEGER PRIMARY KEY, conversation INTEGER, file INTEGER, sender INTEGER)");
        Forgotten forgotten = new(0, 0, 0, 0, []);
        database.Transaction(() =>
        {
            database.Execute("DELETE FROM temp.gone; DELETE FROM temp.gone_message");
            Choose(request);
            forgotten = Remove(request);
        });
        // Postings of deleted messages go when segments are merged; the file's free pages and its log go last.
        index.Purge();
        database.Compact();
        return forgotten with { Copies = WorkspaceSize.Of(database, folder).Copies };
    }

    void Choose(ForgetRequest request)
    {
        using (var choose = database.Prepare(
            """
            INSERT INTO temp.gone SELECT key FROM conversation
            WHERE (?1 IS NULL OR customer_id = ?1) AND (?2 IS NULL OR id = ?2) AND (?3 IS NULL OR shop = ?3)
              AND (?4 IS NULL OR ended_at >= ?4) AND (?5 IS NULL OR started_at < ?5)
            """))
            choose.BindOrNull(1, request.Customer).BindOrNull(2, request.Conversation).BindOrNull(3, request.Shop)
                .Bind(4, Moments.Of(request.From)).Bind(5, Moments.Of(request.Until)).Run();
        database.Execute(
            "INSERT INTO temp.gone_message SELECT m.key, m.conversation, m.file, m.sender FROM message m WHERE m.conversation IN (SELECT conversation FROM temp.gone)");
        if (request.Customer is null || request.Conversation is not null) return;
        using var elsewhere = database.Prepare(
            """
            INSERT OR IGNORE INTO temp.gone_message
            SELECT m.key, m.conversation, m.file, m.sender FROM message m JOIN conversation c ON c.key = m.conversation
            WHERE m.sender = (SELECT key FROM sender WHERE id = ?1) AND m.role = 0 AND (?2 IS NULL OR c.shop = ?2)
              AND (?3 IS NULL OR m.sent_at >= ?3) AND (?4 IS NULL OR m.sent_at < ?4)
            """);
        elsewhere.Bind(1, request.Customer).BindOrNull(2, request.Shop).Bind(3, Moments.Of(request.From)).Bind(4, Moments.Of(request.Until)).Run();
    }

    Forgotten Remove(ForgetRequest request)
    {
        Unindex();
        Renote();
        var messages = database.Number("SELECT count(*) FROM temp.gone_message") ?? 0;
        // A rejected row's excerpt may be of the same person, and nothing tells whose it is.
        database.Execute(
            """
            UPDATE file SET forgotten = forgotten + (SELECT count(*) FROM temp.gone_message g WHERE g.file = file.key)
                WHERE key IN (SELECT file FROM temp.gone_message);
            UPDATE reject SET excerpt = '' WHERE file IN (SELECT file FROM temp.gone_message);
            DELETE FROM message WHERE key IN (SELECT key FROM temp.gone_message);
            INSERT OR IGNORE INTO temp.gone SELECT DISTINCT g.conversation FROM temp.gone_message g
                WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.conversation = g.conversation);
            """);
        var ratings = Rows("rating",
            "EXISTS (SELECT 1 FROM conversation c JOIN temp.gone g ON g.conversation = c.key WHERE c.shop = rating.shop AND c.id = rating.conversation_id AND c.id <> '')"
            + " OR (?1 IS NOT NULL AND customer_id = ?1)", request);
        var orders = Rows("customer_order", "?1 IS NOT NULL AND customer_id = ?1", request);
        database.Execute(
            """
            UPDATE conversation SET started_at = (SELECT min(sent_at) FROM message m WHERE m.conversation = conversation.key),
                                    ended_at = (SELECT max(sent_at) FROM message m WHERE m.conversation = conversation.key)
                WHERE key IN (SELECT conversation FROM temp.gone_message) AND key NOT IN (SELECT conversation FROM temp.gone)
            """);
        foreach (var (table, column) in PointingAtConversations())
            database.Execute($"DELETE FROM {table} WHERE {column} IN (SELECT conversation FROM temp.gone)");
        // Of conversations that lost some messages only, what was made of them is void.
        foreach (var table in (ReadOnlySpan<string>)["result", "finding"])
            database.Execute($"DELETE FROM {table} WHERE conversation IN (SELECT conversation FROM temp.gone_message)");
        database.Execute(
            """
            DELETE FROM conversation WHERE key IN (SELECT conversation FROM temp.gone);
            DELETE FROM sender WHERE key IN (SELECT sender FROM temp.gone_message) AND key NOT IN (SELECT sender FROM message);
            """);
        return new(database.Number("SELECT count(*) FROM temp.gone") ?? 0, messages, orders, ratings, []);
    }

    /// <summary>Out of the index, while the store still has the messages; what is left of a conversation is indexed anew.</summary>
    void Unindex()
    {
        var conversations = new List<(long Key, ConversationId Id)>();
        using (var select = database.Prepare(
            "SELECT key, shop, id FROM conversation WHERE key IN (SELECT conversation FROM temp.gone_message) ORDER BY key"))
            while (select.Step()) conversations.Add((select.Long(0), new(select.Text(1), select.Text(2))));
        using var kept = database.Prepare(
            """
            SELECT key, sender, role, kind, text FROM message
            WHERE conversation = ?1 AND key NOT IN (SELECT key FROM temp.gone_message) ORDER BY key
            """);
        using var writer = index.OpenWriter();
        foreach (var (key, id) in conversations)
        {
            writer.DeleteConversation(id);
            kept.Bind(1, key);
            while (kept.Step())
                writer.Upsert(new(kept.Long(0), key, kept.Long(1), (Role)kept.Long(2), (MessageKind)kept.Long(3), kept.Text(4)));
        }
        writer.Commit(index.Checkpoint);
    }

    /// <summary>Receipts name replaced conversations, and the name of one that silence cut holds its customer.</summary>
    void Renote()
    {
        var noted = new List<(long File, string Notes)>();
        using (var select = database.Prepare("SELECT key, notes FROM file WHERE instr(notes, 'replaced ') > 0"))
            while (select.Step()) noted.Add((select.Long(0), select.Text(1)));
        if (noted.Count == 0) return;
        using var update = database.Prepare("UPDATE file SET notes = ?2 WHERE key = ?1");
        using var names = database.Prepare("SELECT shop, id FROM conversation WHERE key IN (SELECT conversation FROM temp.gone)");
        while (names.Step())
        {
            var id = new ConversationId(names.Text(0), names.Text(1)).ToString();
            for (var i = 0; i < noted.Count; i++)
                if (noted[i].Notes.Contains(id, StringComparison.Ordinal))
                    noted[i] = (noted[i].File, noted[i].Notes.Replace(id, "(forgotten)", StringComparison.Ordinal));
        }
        foreach (var (file, notes) in noted) update.Bind(1, file).Bind(2, notes).Run();
    }

    /// <summary>Orders or ratings out, counted by the file they came from.</summary>
    long Rows(string table, string which, ForgetRequest request)
    {
        var condition = $"({which}) AND (?2 IS NULL OR shop = ?2)";
        // Of a customer for whom only a conversation or some days were named, the rest stays.
        var customer = request is { Conversation: null, From: null, Until: null } ? request.Customer : null;
        using var counting = database.Prepare(
            $"UPDATE file SET forgotten = forgotten + n FROM (SELECT file AS f, count(*) AS n FROM {table} WHERE {condition} GROUP BY file) WHERE file.key = f");
        counting.BindOrNull(1, customer).BindOrNull(2, request.Shop).Run();
        using var blanking = database.Prepare($"UPDATE reject SET excerpt = '' WHERE file IN (SELECT file FROM {table} WHERE {condition})");
        blanking.BindOrNull(1, customer).BindOrNull(2, request.Shop).Run();
        using var delete = database.Prepare($"DELETE FROM {table} WHERE {condition}");
        delete.BindOrNull(1, customer).BindOrNull(2, request.Shop);
        return delete.Run();
    }

    /// <summary>Every table whose rows belong to a conversation, whoever added it.</summary>
    List<(string Table, string Column)> PointingAtConversations()
    {
        var tables = new List<(string, string)>();
        using var select = database.Prepare(
            """
            SELECT t.name, k."from" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k
            WHERE t.type = 'table' AND k."table" = 'conversation' AND t.name <> 'message' ORDER BY t.name
            """);
        while (select.Step()) tables.Add((select.Text(0), select.Text(1)));
        return tables;
    }
}
