using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Segments;
using SQLitePCL;

namespace QA.Ingest.Lucene;

/// <summary>What the workspace's own tables say of conversations, messages and senders.</summary>
sealed class WorkspaceTables : IDisposable
{
    readonly sqlite3 database;
    readonly TimeZoneInfo zone;
    readonly Dictionary<string, Statement> statements = [];
    readonly Dictionary<int, Week> weeks = [];
    readonly Dictionary<long, string> shops = [], senders = [];
    Dictionary<long, List<long>>? agents;
    (long Others, int Own) state;

    public WorkspaceTables(sqlite3 database, TimeZoneInfo zone) => (this.database, this.zone) = (database, zone);

    /// <summary>A new search: what was looked up for the ones before holds while neither this connection nor another wrote.</summary>
    public void Begin()
    {
        var now = (Get("PRAGMA data_version").Single() ?? 0, raw.sqlite3_total_changes(database));
        if (now == state) return;
        state = now;
        weeks.Clear();
        shops.Clear();
        senders.Clear();
        agents = null;
    }

    public long? SenderKey(string id) => Get("SELECT key FROM sender WHERE id = ?1").Bind(1, id).Single();

    public string SenderId(long key) => senders.TryGetValue(key, out var known) ? known : senders[key] = Text("SELECT id FROM sender WHERE key = ?1", key) ?? "";

    public string MessageText(long key) => Text("SELECT text FROM message WHERE key = ?1", key) ?? "";

    public string ShopOf(long conversation) =>
        shops.TryGetValue(conversation, out var known) ? known : shops[conversation] = Text("SELECT shop FROM conversation WHERE key = ?1", conversation) ?? "";

    /// <summary>The conversations that an id names.</summary>
    public HashSet<long> Conversations(FilterField field, string id) => Keys(Get(field switch
    {
        FilterField.Agent => "SELECT a.conversation FROM conversation_agent a JOIN sender s ON s.key = a.sender WHERE s.id = ?1",
        FilterField.Shop => "SELECT key FROM conversation WHERE shop = ?1",
        FilterField.Channel => "SELECT key FROM conversation WHERE channel = ?1",
        FilterField.Customer => "SELECT key FROM conversation WHERE customer_id = ?1",
        _ => "SELECT key FROM conversation WHERE id = ?1",
    }).Bind(1, id));

    /// <summary>The conversations of whoever has an order or parcel of which this is a piece.</summary>
    public HashSet<long> ConversationsOfOrders(NumberPattern number) => Keys(Get("""
        SELECT c.key FROM customer_order o CROSS JOIN conversation c ON c.shop = o.shop AND c.customer_id = o.customer_id
        WHERE o.customer_id <> '' AND (instr(lower(o.order_id), ?1) OR instr(lower(o.tracking_number), ?1))
        """).Bind(1, number.Folded));

    public List<long> AgentsOf(long conversation)
    {
        if (agents is null)
        {
            // One pass: a facet asks for most of them.
            agents = [];
            var select = Get("SELECT conversation, sender FROM conversation_agent");
            while (select.Step())
            {
                if (!agents.TryGetValue(select.Long(0), out var of)) agents.Add(select.Long(0), of = []);
                of.Add(select.Long(1));
            }
        }
        return agents.TryGetValue(conversation, out var found) ? found : [];
    }

    /// <summary>A conversation's week is that of its first customer message, or of its first message where no customer wrote.</summary>
    public Week WeekOf(int conversation)
    {
        if (weeks.TryGetValue(conversation, out var known)) return known;
        var moment = Get("""
            SELECT coalesce((SELECT min(sent_at) FROM message WHERE conversation = ?1 AND role = 0),
                            (SELECT min(sent_at) FROM message WHERE conversation = ?1))
            """).Bind(1, conversation).Single();
        return weeks[conversation] = moment is not { } milliseconds ? Week.Undated
            : Week.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), zone).DateTime));
    }

    /// <summary>What there is to show of hits.</summary>
    public IReadOnlyList<SearchHit> Hits(IReadOnlyList<long> keys, QueryNode query)
    {
        var (hits, highlighter) = (new List<SearchHit>(keys.Count), new Highlighter(query));
        var select = Get("""
            SELECT c.shop, c.id, m.id, m.sent_at, s.id, m.role, s.name, m.kind, m.text
            FROM message m JOIN conversation c ON c.key = m.conversation JOIN sender s ON s.key = m.sender WHERE m.key = ?1
            """);
        foreach (var key in keys)
        {
            if (!select.Bind(1, key).Step()) continue;
            var text = select.Text(8);
            hits.Add(new(
                key, new(select.Text(0), select.Text(1)), select.Text(2), select.IsNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(select.Long(3)),
                new(select.Text(4), (Role)select.Int(5), select.Text(6)), (MessageKind)select.Int(7), text, highlighter.Spans(text)));
            select.Reset();
        }
        return hits;
    }

    public IEnumerable<long> MessageKeys()
    {
        var select = Get("SELECT key FROM message ORDER BY key");
        while (select.Step()) yield return select.Long(0);
    }

    /// <summary>Every message's key and text, by key.</summary>
    public IEnumerable<(long Key, string Text)> Messages()
    {
        var select = Get("SELECT key, text FROM message ORDER BY key");
        while (select.Step()) yield return (select.Long(0), select.Text(1));
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
    }

    static HashSet<long> Keys(Statement select)
    {
        var keys = new HashSet<long>();
        while (select.Step()) keys.Add(select.Long(0));
        return keys;
    }

    string? Text(string sql, long key)
    {
        var select = Get(sql).Bind(1, key);
        var text = select.Step() ? select.Text(0) : null;
        select.Reset();
        return text;
    }

    Statement Get(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements.Add(sql, statement = new(database, sql));
        return statement;
    }
}
