using System.Globalization;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Search.Fts5;
using QA.Ingest.Search.Segments;

namespace QA.Tests.Search;

/// <summary>A small workspace in memory: tables and index filled message by message, as an import fills them.</summary>
public sealed class Workspace : IDisposable
{
    /// <summary>Every engine that the suite runs against; a new one is one line here.</summary>
    public static IReadOnlyDictionary<string, Func<SqliteConnection, TimeZoneInfo, ITranscriptIndex>> Engines { get; } =
        new Dictionary<string, Func<SqliteConnection, TimeZoneInfo, ITranscriptIndex>>
        {
            ["fts5"] = (connection, zone) => new Fts5Index(connection, zone),
            ["segments"] = (connection, zone) => new SegmentIndex(connection, zone),
            ["segments, full with three"] = (connection, zone) => new SegmentIndex(connection, zone, rankedHits: 50_000, mostDocuments: 3),
            ["segments, three ranked"] = (connection, zone) => new SegmentIndex(connection, zone, rankedHits: 3),
#if WITH_LUCENE
            ["lucene"] = (connection, zone) => new QA.Ingest.Lucene.LuceneIndex(connection, zone),
            ["lucene, three ranked"] = (connection, zone) => new QA.Ingest.Lucene.LuceneIndex(connection, zone, rankedHits: 3),
#endif
            ["fts5, three ranked"] = (connection, zone) => new Fts5Index(connection, zone, rankedHits: 3),
        };

    public static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    readonly SqliteConnection connection;
    readonly Dictionary<string, long> senders = [];
    readonly Dictionary<ConversationId, long> conversations = [];
    readonly Dictionary<long, int> perMillisecond = [];
    long lastConversation;

    /// <param name="path">A file for tests with more than one connection; in memory without it.</param>
    public Workspace(string engine, string? path = null)
    {
        connection = new($"Data Source={path ?? ":memory:"};Pooling=False");
        connection.Open();
        if (path is not null) Execute("PRAGMA journal_mode = WAL");
        Execute(File.ReadAllText(Repository.Path("src", "Ingest", "Store", "schema.sql")));
        Execute("INSERT INTO file (key, sha256, path, kind, format, encoding) VALUES (1, '', '', 'transcript', '', '')");
        Index = Engines[engine](connection, Shanghai);
        Writer = Index.OpenWriter();
    }

    public SqliteConnection Connection => connection;

    public ITranscriptIndex Index { get; }

    public IIndexWriter Writer { get; private set; }

    /// <summary>What is in the workspace, for the oracle.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>What an analysis made of the conversations, for the oracle.</summary>
    public Dictionary<ConversationId, AnalysedConversation> Results { get; } = [];

    /// <summary>Orders by shop and customer, for the oracle: their numbers.</summary>
    public List<(string Shop, string Customer, string Number, string Tracking)> Orders { get; } = [];

    public void AddOrder(string shop, string customer, string number, string tracking = "")
    {
        Execute("""
            INSERT INTO customer_order (shop, order_id, customer_id, status, currency, tracking_number, file, line)
            VALUES ($shop, $number, $customer, '', '', $tracking, 1, 1)
            """, ("$shop", shop), ("$number", number), ("$customer", customer), ("$tracking", tracking));
        Orders.Add((shop, customer, number, tracking));
    }

    /// <summary>The results as an engine is given them.</summary>
    public AnalysedFacts Analysed()
    {
        var builder = new AnalysedBuilder(
            id => conversations.TryGetValue(id, out var key) ? key : null,
            (conversation, message) => Rows.FirstOrDefault(row => row.Id == message && conversations[row.Conversation] == conversation)?.Key);
        foreach (var result in Results.Values) builder.Add(result);
        return builder.Build();
    }

    /// <summary>A message as the oracle sees it.</summary>
    public sealed record Row(
        long Key, ConversationId Conversation, string Channel, string Customer, string Id, string Sender, Role Role, MessageKind Kind,
        DateTimeOffset? SentAt, string Text);

    /// <summary>Adds a message. <paramref name="at"/> as <see cref="Chat.At"/> reads it; conversations are <c>c1</c> or <c>shop/c1</c>.</summary>
    public Row Add(
        string text, string at = "-", string conversation = "c1", Role role = Role.Customer, string? sender = null,
        MessageKind kind = MessageKind.Text, string channel = "web", string customer = "buyer")
    {
        var parts = conversation.Split('/');
        var id = parts.Length > 1 ? new ConversationId(parts[0], parts[1]) : new ConversationId("shop", conversation);
        var sentAt = Chat.At(at);
        var milliseconds = sentAt?.ToUnixTimeMilliseconds() ?? 0;
        var counter = perMillisecond[milliseconds] = perMillisecond.GetValueOrDefault(milliseconds) + 1;
        var row = new Row(
            (milliseconds << 20) + counter, id, channel, customer, $"m{Rows.Count + 1}", sender ?? (role == Role.Customer ? customer : role.ToString()),
            role, kind, sentAt, text);

        if (!conversations.TryGetValue(id, out var conversationKey))
        {
            conversations[id] = conversationKey = ++lastConversation;
            Execute("INSERT INTO conversation (key, shop, id, channel, customer_id) VALUES ($key, $shop, $id, $channel, $customer)",
                ("$key", conversationKey), ("$shop", id.Shop), ("$id", id.Value), ("$channel", channel), ("$customer", customer));
        }
        if (!senders.TryGetValue(row.Sender, out var senderKey))
        {
            senders[row.Sender] = senderKey = senders.Count + 1;
            Execute("INSERT INTO sender (key, id, name) VALUES ($key, $id, '')", ("$key", senderKey), ("$id", row.Sender));
        }
        if (role == Role.Agent)
            Execute("INSERT OR IGNORE INTO conversation_agent VALUES ($sender, $conversation)", ("$sender", senderKey), ("$conversation", conversationKey));
        Execute("""
            INSERT INTO message (key, conversation, identity, id, sender, role, kind, sent_at, text, file, line, "offset")
            VALUES ($key, $conversation, $key, $id, $sender, $role, $kind, $sent, $text, 1, 1, 0)
            """,
            ("$key", row.Key), ("$conversation", conversationKey), ("$id", row.Id), ("$sender", senderKey), ("$role", (int)role),
            ("$kind", (int)kind), ("$sent", sentAt is null ? DBNull.Value : milliseconds), ("$text", text));
        Writer.Upsert(new(row.Key, conversationKey, senderKey, role, kind, text));
        Rows.Add(row);
        return row;
    }

    /// <summary>Says something else in the place of a message.</summary>
    public void Change(Row row, string text)
    {
        Execute("UPDATE message SET text = $text WHERE key = $key", ("$text", text), ("$key", row.Key));
        Writer.Upsert(new(row.Key, conversations[row.Conversation], senders[row.Sender], row.Role, row.Kind, text));
        Rows[Rows.IndexOf(row)] = row with { Text = text };
    }

    /// <summary>Deletes a conversation's messages and leaves its row, as a replacement does.</summary>
    public void DeleteMessages(ConversationId id)
    {
        Writer.DeleteConversation(id);
        Execute("DELETE FROM message WHERE conversation = $key", ("$key", conversations[id]));
        Rows.RemoveAll(row => row.Conversation == id);
    }

    public void Delete(ConversationId id)
    {
        Writer.DeleteConversation(id);
        Execute("DELETE FROM message WHERE conversation = $key", ("$key", conversations[id]));
        Execute("DELETE FROM conversation_agent WHERE conversation = $key", ("$key", conversations[id]));
        Execute("DELETE FROM conversation WHERE key = $key", ("$key", conversations[id]));
        conversations.Remove(id);
        Rows.RemoveAll(row => row.Conversation == id);
    }

    public void ReopenWriter()
    {
        Writer.Dispose();
        Writer = Index.OpenWriter();
    }

    public void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    /// <summary>Texts of all hits, newest first.</summary>
    public string[] Find(string query) => [.. Search(query).Hits.Select(hit => hit.Text)];

    public SearchPage Search(string query, int limit = 1000)
    {
        var parsed = QueryParser.Parse(query, Shanghai);
        Assert.True(parsed.IsValid, parsed.Error?.Explain(query, "en"));
        return Ask(new(parsed.Tree) { Limit = limit });
    }

    public SearchPage Ask(SearchRequest request) =>
        Index.Search(Results.Count > 0 ? request with { Analysed = Analysed() } : request, TestContext.Current.CancellationToken);

    public IReadOnlyList<FacetCount> Facet(QueryNode query, FacetField field, int top) =>
        Index.Facet(query, field, top, Results.Count > 0 ? Analysed() : null, TestContext.Current.CancellationToken);

    /// <summary>Keys over all pages.</summary>
    public List<long> Pages(QueryNode query, SearchOrder order, int limit)
    {
        var keys = new List<long>();
        SearchCursor? cursor = null;
        do
        {
            var page = Ask(new(query) { Order = order, Limit = limit, After = cursor });
            Assert.True(page.Next is null || page.Hits.Count == limit, "only the last page is short");
            keys.AddRange(page.Hits.Select(hit => hit.Key));
            // As a door passes it on: through text.
            Assert.True(page.Next is null || SearchCursor.TryParse(page.Next.ToString(), out cursor));
            if (page.Next is null) return keys;
            Assert.Equal(page.Next, cursor);
        }
        while (keys.Count < 100_000);
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"paging does not end after {keys.Count} hits"));
    }

    public void Dispose()
    {
        Writer.Dispose();
        Index.Dispose();
        connection.Dispose();
    }
}
