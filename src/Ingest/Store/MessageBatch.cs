using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>Stores the messages of one batch in time order, which is the order of both the table's and the index's keys.</summary>
sealed class MessageBatch : IDisposable
{
    /// <summary>Room below one millisecond for messages of the same moment.</summary>
    const int CounterBits = 20;

    /// <summary>Keys of messages without a time lie below the first minutes of 1970, where no export has any.</summary>
    const long UndatedLimit = 1L << 40;

    readonly Database database;
    readonly long file;
    readonly bool replaceAll;
    readonly Statement insert, find, findConversation, addConversation, extend, findSender, addSender, addAgent, addSeen, addReplaced, remove;
    BoundedCache<ConversationId, StoredConversation> conversations = new(200_000);
    BoundedCache<string, long> senders = new(200_000);
    long lastKey = -1;
    long? lastUndated;

    public MessageBatch(Database database, long file, bool replaceAll)
    {
        (this.database, this.file, this.replaceAll) = (database, file, replaceAll);
        insert = database.Prepare(
            """
            INSERT OR IGNORE INTO message (key, conversation, identity, id, sender, role, kind, sent_at, text, file, line, "offset")
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        find = database.Prepare("SELECT key, sender, role, kind, sent_at, text, file, id FROM message WHERE conversation = ?1 AND identity = ?2");
        findConversation = database.Prepare("SELECT key, started_at, ended_at, customer_id FROM conversation WHERE shop = ?1 AND id = ?2");
        addConversation = database.Prepare(
            "INSERT INTO conversation (shop, id, channel, customer_id, started_at, ended_at, split) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING key");
        extend = database.Prepare("UPDATE conversation SET started_at = ?2, ended_at = ?3, customer_id = ?4 WHERE key = ?1");
        findSender = database.Prepare("SELECT key FROM sender WHERE id = ?1");
        addSender = database.Prepare("INSERT INTO sender (id, name) VALUES (?1, ?2) RETURNING key");
        addAgent = database.Prepare("INSERT OR IGNORE INTO conversation_agent (sender, conversation) VALUES (?1, ?2)");
        addSeen = database.Prepare("INSERT OR IGNORE INTO import_seen (file, conversation, identity) VALUES (?1, ?2, ?3)");
        addReplaced = database.Prepare("INSERT OR IGNORE INTO import_replace (file, conversation) VALUES (?1, ?2)");
        remove = database.Prepare("DELETE FROM message WHERE key = ?1");
    }

    /// <summary>Stores the accepted rows among <paramref name="rows"/> and says what became of each.</summary>
    /// <remarks>Repeats are judged in file order, so that batch boundaries change nothing; the rest is stored in time order.</remarks>
    public IReadOnlyList<(ExportRow.Accepted Row, RowOutcome Outcome)> Store(List<ExportRow> rows, IIndexWriter index)
    {
        var outcomes = new List<(ExportRow.Accepted, RowOutcome)>(rows.Count);
        var messages = new List<(long At, int Ordinal, ExportRow.Accepted Row)>(rows.Count);
        var first = new Dictionary<(ConversationId, string), TranscriptRow>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] is not ExportRow.Accepted accepted) continue;
            var row = accepted.Row;
            var id = (new ConversationId(row.Shop, row.ConversationId), row.MessageId);
            if (first.TryAdd(id, row)) messages.Add((row.SentAt?.ToUnixTimeMilliseconds() ?? 0, i, accepted));
            else outcomes.Add((accepted, IsSame(first[id], row) ? RowOutcome.Duplicate : RowOutcome.Contradiction));
        }
        messages.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Ordinal.CompareTo(b.Ordinal));

        var touched = new HashSet<StoredConversation>();
        foreach (var (_, _, row) in messages) outcomes.Add((row, Store(row, index, touched)));
        foreach (var conversation in touched)
            extend.Bind(1, conversation.Key).Bind(2, conversation.Start).Bind(3, conversation.End).Bind(4, conversation.Customer).Run();
        return outcomes;
    }

    static bool IsSame(TranscriptRow a, TranscriptRow b) =>
        a.SenderId == b.SenderId && a.Role == b.Role && a.Kind == b.Kind && a.SentAt == b.SentAt && a.Text == b.Text;

    /// <summary>After a batch was rolled back: what the caches learned from it never happened.</summary>
    public void Forget() => (conversations, senders, lastKey, lastUndated) = (new(200_000), new(200_000), -1, null);

    /// <summary>
    /// Of the conversations that this file replaces whole, removes what only earlier files had, and indexes the rest anew.
    /// </summary>
    public IReadOnlyList<string> FinishReplacements(IIndexWriter index)
    {
        var replaced = new List<(long Key, ConversationId Id)>();
        using (var select = database.Prepare(
            "SELECT c.key, c.shop, c.id FROM import_replace r JOIN conversation c ON c.key = r.conversation WHERE r.file = ?1 ORDER BY c.shop, c.id"))
        {
            select.Bind(1, file);
            while (select.Step()) replaced.Add((select.Long(0), new(select.Text(1), select.Text(2))));
        }
        using var removeStale = database.Prepare(
            """
            DELETE FROM message WHERE conversation = ?1 AND file <> ?2
                AND identity NOT IN (SELECT identity FROM import_seen WHERE file = ?2 AND conversation = ?1)
            """);
        using var removeAgents = database.Prepare("DELETE FROM conversation_agent WHERE conversation = ?1");
        using var addAgents = database.Prepare(
            "INSERT OR IGNORE INTO conversation_agent (sender, conversation) SELECT sender, conversation FROM message WHERE conversation = ?1 AND role = 1");
        using var span = database.Prepare(
            """
            UPDATE conversation SET started_at = (SELECT min(sent_at) FROM message WHERE conversation = ?1),
                                    ended_at = (SELECT max(sent_at) FROM message WHERE conversation = ?1) WHERE key = ?1
            """);
        using var kept = database.Prepare(
            "SELECT key, sender, role, kind, text FROM message WHERE conversation = ?1 ORDER BY key");
        foreach (var (key, id) in replaced)
        {
            index.DeleteConversation(id);
            removeStale.Bind(1, key).Bind(2, file).Run();
            removeAgents.Bind(1, key).Run();
            addAgents.Bind(1, key).Run();
            span.Bind(1, key).Run();
            kept.Bind(1, key);
            while (kept.Step())
                index.Upsert(new MessageDocument(kept.Long(0), key, kept.Long(1), (Role)kept.Long(2), (MessageKind)kept.Long(3), kept.Text(4)));
        }
        foreach (var table in (ReadOnlySpan<string>)["import_seen", "import_replace"])
        {
            using var clear = database.Prepare($"DELETE FROM {table} WHERE file = ?1");
            clear.Bind(1, file).Run();
        }
        return [.. replaced.Select(r => r.Id.ToString())];
    }

    RowOutcome Store(ExportRow.Accepted accepted, IIndexWriter index, HashSet<StoredConversation> touched)
    {
        var row = accepted.Row;
        var id = new ConversationId(row.Shop, row.ConversationId);
        var conversation = ConversationOf(id, row);
        if (replaceAll) Replace(conversation, id, index);
        var sender = SenderOf(row);
        var identity = MessageIdentity.Of(row.MessageId);

        while (!TryInsert(accepted, conversation.Key, identity, sender))
        {
            find.Bind(1, conversation.Key).Bind(2, identity).Step();
            var (oldKey, ours, sameId) = (find.Long(0), find.Long(6) == file, find.Text(7) == row.MessageId);
            var same = find.Long(1) == sender && find.Long(2) == (long)row.Role!.Value && find.Long(3) == (long)row.Kind
                && find.LongOrNull(4) == Moments.Of(row.SentAt) && find.Text(5) == row.Text;
            find.Reset();
            // A 64-bit hash can meet another id by chance; the next number is then free for it.
            if (!sameId) identity++;
            else if (ours) return same ? RowOutcome.Duplicate : RowOutcome.Contradiction;
            else if (same)
            {
                addSeen.Bind(1, file).Bind(2, conversation.Key).Bind(3, identity).Run();
                return RowOutcome.Duplicate;
            }
            else
            {
                // The export has changed since: what it holds of this conversation now stands for the whole.
                Replace(conversation, id, index);
                remove.Bind(1, oldKey).Run();
            }
        }
        if (row.Role is Role.Agent && conversation.Agents.Add(sender)) addAgent.Bind(1, sender).Bind(2, conversation.Key).Run();
        if (conversation.Include(Moments.Of(row.SentAt), row.CustomerId)) touched.Add(conversation);
        index.Upsert(new MessageDocument(lastKey, conversation.Key, sender, row.Role!.Value, row.Kind, row.Text));
        return RowOutcome.Accepted;
    }

    /// <summary>Whether the row went in; it did not where its identity is taken.</summary>
    bool TryInsert(ExportRow.Accepted accepted, long conversation, long identity, long sender)
    {
        var row = accepted.Row;
        var sentAt = Moments.Of(row.SentAt);
        for (var key = NextKey(sentAt); ; key++)
        {
            insert.Bind(1, key).Bind(2, conversation).Bind(3, identity).Bind(4, row.MessageId).Bind(5, sender)
                .Bind(6, (long)row.Role!.Value).Bind(7, (long)row.Kind).Bind(8, sentAt).Bind(9, row.Text)
                .Bind(10, file).Bind(11, accepted.Line).Bind(12, accepted.Offset);
            if (insert.Run() > 0)
            {
                lastKey = key;
                if (sentAt is null) lastUndated = key;
                return true;
            }
            find.Bind(1, conversation).Bind(2, identity);
            var taken = find.Step();
            find.Reset();
            if (taken) return false;
        }
    }

    /// <summary>The first key to try. Undated messages count up below every real time, from where the last import stopped.</summary>
    long NextKey(long? sentAt)
    {
        if (sentAt is { } at) return lastKey >> CounterBits == at ? lastKey + 1 : at << CounterBits;
        lastUndated ??= database.Number($"SELECT max(key) FROM message WHERE key < {UndatedLimit}") ?? 0;
        return lastUndated.Value + 1;
    }

    void Replace(StoredConversation conversation, ConversationId id, IIndexWriter index)
    {
        if (conversation.IsNew || conversation.IsReplaced) return;
        conversation.IsReplaced = true;
        addReplaced.Bind(1, file).Bind(2, conversation.Key).Run();
        index.DeleteConversation(id);
    }

    StoredConversation ConversationOf(ConversationId id, TranscriptRow row)
    {
        if (conversations.TryGet(id, out var known)) return known;
        findConversation.Bind(1, id.Shop).Bind(2, id.Value);
        if (findConversation.Step())
        {
            known = new(findConversation.Long(0), findConversation.LongOrNull(1), findConversation.LongOrNull(2), findConversation.Text(3), false);
            findConversation.Reset();
        }
        else
        {
            var at = Moments.Of(row.SentAt);
            // A conversation that silence has cut is named after its shop, customer and start.
            var split = id.Value.StartsWith($"{row.Shop}/{row.CustomerId}/", StringComparison.Ordinal);
            addConversation.Bind(1, id.Shop).Bind(2, id.Value).Bind(3, row.Channel).Bind(4, row.CustomerId).Bind(5, at).Bind(6, at).Bind(7, split ? 1L : 0L);
            known = new(addConversation.Single()!.Value, at, at, row.CustomerId, true);
        }
        conversations.Set(id, known);
        return known;
    }

    long SenderOf(TranscriptRow row)
    {
        if (senders.TryGet(row.SenderId, out var key)) return key;
        findSender.Bind(1, row.SenderId);
        if (findSender.Single() is { } found) key = found;
        else
        {
            addSender.Bind(1, row.SenderId).Bind(2, row.SenderName);
            key = addSender.Single()!.Value;
        }
        senders.Set(row.SenderId, key);
        return key;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[insert, find, findConversation, addConversation, extend, findSender, addSender, addAgent, addSeen, addReplaced, remove])
            statement.Dispose();
    }

    /// <summary>A conversation's row, as far as this import has changed it.</summary>
    sealed class StoredConversation(long key, long? start, long? end, string customer, bool isNew)
    {
        public long Key { get; } = key;
        public long? Start { get; private set; } = start;
        public long? End { get; private set; } = end;
        public string Customer { get; private set; } = customer;

        /// <summary>Made by this import: there is nothing older to replace.</summary>
        public bool IsNew { get; } = isNew;

        public bool IsReplaced { get; set; }
        public HashSet<long> Agents { get; } = [];

        /// <summary>Whether the row in the store must change for this message.</summary>
        public bool Include(long? at, string customerId)
        {
            var changed = false;
            if (Customer.Length == 0 && customerId.Length > 0) (Customer, changed) = (customerId, true);
            if (at is not { } moment) return changed;
            if (Start is null || moment < Start) (Start, changed) = (moment, true);
            if (End is null || moment > End) (End, changed) = (moment, true);
            return changed;
        }
    }
}
