using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;
using SQLitePCL;

namespace QA.Ingest.Search.Fts5;

/// <summary>The embedded engine: SQLite's full-text index in the workspace's own database.</summary>
/// <remarks>
/// Works on the caller's open connection and inside its transactions, and leaves both open. The tables of the workspace
/// must exist; the index's own are made here where they are missing. Weeks of facets are counted in <c>zone</c>.
/// </remarks>
public sealed class Fts5Index : ITranscriptIndex
{
    /// <summary>Relevance looks at so many of the newest hits: a common word has hundreds of thousands, and none of the rest would be read.</summary>
    const int RankedHits = 50_000;

    const int Interrupted = 9;

    readonly SqliteConnection connection;
    readonly Fts5Tests tests;
    readonly int rankedHits;
    bool writing;

    public Fts5Index(SqliteConnection connection, TimeZoneInfo zone) : this(connection, zone, RankedHits) { }

    internal Fts5Index(SqliteConnection connection, TimeZoneInfo zone, int rankedHits)
    {
        (this.connection, this.rankedHits) = (connection, rankedHits);
        tests = new(connection, zone);
        using var exists = connection.CreateCommand();
        exists.CommandText = "SELECT 1 FROM sqlite_master WHERE name = 'index_state'";
        if (exists.ExecuteScalar() is not null) return;
        using var create = connection.CreateCommand();
        // All of it or nothing: a process may be killed here too.
        create.CommandText = $"BEGIN IMMEDIATE; {Schema()}; COMMIT";
        create.ExecuteNonQuery();
    }

    public long Checkpoint => Scalar("SELECT checkpoint FROM index_state", []) ?? 0;

    public long MessageCount => Scalar("SELECT count(*) FROM message_index_docsize", []) ?? 0;

    public IReadOnlyList<string> Check()
    {
        var problems = new List<string>();
        Add("not in the index", "SELECT count(*) FROM message m WHERE NOT EXISTS (SELECT 1 FROM message_index_docsize d WHERE d.id = m.key)");
        Add("in the index, but not in the store", "SELECT count(*) FROM message_index_docsize d WHERE NOT EXISTS (SELECT 1 FROM message m WHERE m.key = d.id)");
        try
        {
            using var whole = Command("INSERT INTO message_index (message_index) VALUES ('integrity-check')", []);
            whole.ExecuteNonQuery();
        }
        catch (SqliteException problem) when ((problem.SqliteErrorCode & 0xFF) == raw.SQLITE_CORRUPT)
        {
            problems.Add("its words are damaged");
        }
        return problems;

        void Add(string what, string sql)
        {
            if (Scalar(sql, []) is { } count and > 0)
                problems.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} messages {what}"));
        }
    }

    /// <summary>One segment of all: the merge leaves out what was deleted.</summary>
    public void Purge()
    {
        using var command = Command("INSERT INTO message_index (message_index) VALUES ('optimize')", []);
        command.ExecuteNonQuery();
    }

    public IIndexWriter OpenWriter()
    {
        if (writing) throw new InvalidOperationException("the index has an open writer already: dispose it first");
        writing = true;
        return new Fts5Writer(Handle, () => writing = false);
    }

    public SearchPage Search(SearchRequest request, CancellationToken cancel = default) => Interruptible(cancel, () =>
    {
        if (request.After is { } after && after.Order != request.Order)
            throw new ArgumentException($"the cursor is of a search in order {after.Order}, this one is in order {request.Order}", nameof(request));

        AnalysedFacts.Demand(request.Query, request.Analysed);
        tests.Begin(request.Analysed);
        var query = new Fts5Query(request.Query, SenderKey, tests);
        var (total, conversations) = Count(query);
        var (keys, next) = request.Limit <= 0 || total == 0 ? ([], null)
            : request.Order == SearchOrder.Relevance ? ByRelevance(query, request)
            : ByTime(query, request.Order, request.After?.Key, request.Limit, null);
        return new SearchPage(Hits(keys, new(request.Query)), total, conversations, next)
        {
            Facets = request.Facets.Distinct().ToDictionary(field => field, field => Count(request.Query, field, request.FacetTop)),
        };
    });

    public IReadOnlyList<FacetCount> Facet(QueryNode query, FacetField field, int top, AnalysedFacts? analysed = null, CancellationToken cancel = default) =>
        Interruptible(cancel, () =>
        {
            AnalysedFacts.Demand(query, analysed);
            tests.Begin(analysed);
            return Count(query, field, top);
        });

    public void Dispose() { }

    (long Total, long Conversations) Count(Fts5Query query)
    {
        using var command = Command($"SELECT count(*), count(DISTINCT m.conversation) FROM {query.Source}", query.Parameters);
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    /// <summary>One key more than asked for is read, to know whether there is a next page.</summary>
    (List<long> Keys, SearchCursor? Next) ByTime(Fts5Query query, SearchOrder order, long? after, int limit, SearchCursor? relevance)
    {
        var (comparison, direction) = order == SearchOrder.OldestFirst ? (">", "ASC") : ("<", "DESC");
        var beyond = after is null ? "" : $" AND {query.Key} {comparison} $after";
        using var command = Command(
            $"SELECT {query.Key} FROM {query.Source}{beyond} ORDER BY {query.Key} {direction} LIMIT $limit",
            query.Parameters, ("$after", after ?? 0), ("$limit", limit + 1L));
        var keys = Longs(command);
        if (keys.Count <= limit) return (keys, null);
        keys.RemoveAt(limit);
        var last = limit == 0 ? after ?? 0 : keys[^1];
        return (keys, relevance is null ? new() { Order = order, Key = last } : relevance with { Key = last, Rank = null });
    }

    /// <summary>Hits without any of the wanted words (found by a filter alone) rank behind those with them.</summary>
    (List<long> Keys, SearchCursor? Next) ByRelevance(Fts5Query query, SearchRequest request)
    {
        var after = request.After;
        var wanted = Fts5Query.Wanted(request.Query);
        // The window's older end is fixed by the first page, so that later pages rank the same hits.
        var rankedFrom = after?.RankedFrom ?? Scalar(
            $"SELECT {query.Key} FROM {query.Source} ORDER BY {query.Key} DESC LIMIT 1 OFFSET $offset",
            query.Parameters, ("$offset", rankedHits - 1L)) ?? long.MinValue;
        var start = new SearchCursor { Order = SearchOrder.Relevance, Key = 0, RankedFrom = rankedFrom };
        if (after is { Rank: null }) return ByTime(query, SearchOrder.NewestFirst, after.Key, request.Limit, start);
        if (wanted is null) return ByTime(query, SearchOrder.NewestFirst, after?.Key, request.Limit, start);

        using var command = Command($"""
            WITH hit AS MATERIALIZED (SELECT {query.Key} AS key FROM {query.Source} AND {query.Key} >= $rankedFrom),
                 ranked AS MATERIALIZED (
                     SELECT rowid AS key, bm25(message_index) AS rank FROM message_index
                     WHERE message_index MATCH $wanted AND rowid >= $rankedFrom AND +rowid IN (SELECT key FROM hit))
            SELECT hit.key, coalesce(ranked.rank, 0.0) AS rank FROM hit LEFT JOIN ranked ON ranked.key = hit.key
            WHERE $first OR coalesce(ranked.rank, 0.0) > $rank OR (coalesce(ranked.rank, 0.0) = $rank AND hit.key < $after)
            ORDER BY 2, 1 DESC LIMIT $limit
            """, query.Parameters,
            ("$rankedFrom", rankedFrom), ("$wanted", wanted), ("$first", after is null ? 1L : 0L), ("$rank", after?.Rank ?? 0.0),
            ("$after", after?.Key ?? 0), ("$limit", request.Limit + 1L));
        var keys = new List<long>();
        var rank = 0.0;
        using (var row = command.ExecuteReader())
            while (row.Read())
            {
                if (keys.Count == request.Limit)
                    return (keys, start with { Key = keys[^1], Rank = rank });
                keys.Add(row.GetInt64(0));
                rank = row.GetDouble(1);
            }

        // The ranked hits end on this page; the older ones fill it and go on, newest first.
        if (rankedFrom == long.MinValue) return (keys, null);
        var (older, next) = ByTime(query, SearchOrder.NewestFirst, rankedFrom, request.Limit - keys.Count, start);
        keys.AddRange(older);
        return (keys, next);
    }

    List<SearchHit> Hits(List<long> keys, Highlighter highlighter)
    {
        var hits = new List<SearchHit>(keys.Count);
        using var command = Command("""
            SELECT c.shop, c.id, m.id, m.sent_at, s.id, m.role, s.name, m.kind, m.text
            FROM message m JOIN conversation c ON c.key = m.conversation JOIN sender s ON s.key = m.sender WHERE m.key = $key
            """, []);
        var key = command.Parameters.AddWithValue("$key", 0L);
        foreach (var wanted in keys)
        {
            key.Value = wanted;
            using var row = command.ExecuteReader();
            if (!row.Read()) continue;
            var text = row.GetString(8);
            hits.Add(new(
                wanted, new(row.GetString(0), row.GetString(1)), row.GetString(2),
                row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                new(row.GetString(4), (Role)row.GetInt32(5), row.GetString(6)), (MessageKind)row.GetInt32(7), text, highlighter.Spans(text)));
        }
        return hits;
    }

    IReadOnlyList<FacetCount> Count(QueryNode query, FacetField field, int top)
    {
        var source = new Fts5Query(query.Without(field), SenderKey, tests);
        var perConversation = $"WITH hit AS MATERIALIZED (SELECT m.conversation AS conversation, count(*) AS n FROM {source.Source} GROUP BY m.conversation)";
        return field switch
        {
            FacetField.Agent => Counts($"""
                {perConversation}
                SELECT s.id, sum(hit.n) FROM conversation_agent a CROSS JOIN hit ON hit.conversation = a.conversation
                JOIN sender s ON s.key = a.sender GROUP BY s.id ORDER BY 2 DESC, 1 LIMIT $top
                """, source, top),
            FacetField.Shop => Counts($"""
                {perConversation}
                SELECT c.shop, sum(hit.n) FROM hit CROSS JOIN conversation c ON c.key = hit.conversation
                GROUP BY c.shop ORDER BY 2 DESC, 1 LIMIT $top
                """, source, top),
            FacetField.Role => [.. Counts($"SELECT m.role, count(*) FROM {source.Source} GROUP BY m.role ORDER BY 2 DESC, 1 LIMIT $top", source, top)
                .Select(count => count with { Value = ((Role)int.Parse(count.Value, System.Globalization.CultureInfo.InvariantCulture)).ToString().ToLowerInvariant() })],
            FacetField.Rule => Rules(source, top),
            FacetField.Outcome => Outcomes(perConversation, source, top),
            _ => Weeks(perConversation, source, top),
        };
    }

    List<FacetCount> Counts(string sql, Fts5Query source, int top)
    {
        var counts = new List<FacetCount>();
        using var command = Command(sql, source.Parameters, ("$top", (long)top));
        using var row = command.ExecuteReader();
        while (row.Read()) counts.Add(new(row.GetString(0), row.GetInt64(1)));
        return counts;
    }

    List<FacetCount> Weeks(string perConversation, Fts5Query source, int top)
    {
        var weeks = new Dictionary<Week, long>();
        foreach (var (conversation, hits) in Pairs($"{perConversation} SELECT conversation, n FROM hit", source))
            weeks[tests.WeekOf(conversation)] = weeks.GetValueOrDefault(tests.WeekOf(conversation)) + hits;
        return [.. weeks.OrderBy(week => week.Key.IsUndated).ThenByDescending(week => week.Key)
            .Take(top).Select(week => new FacetCount(week.Key.ToString(), week.Value))];
    }

    List<FacetCount> Rules(Fts5Query source, int top)
    {
        if (tests.Analysed is not { } analysed) return [];
        var keys = Pairs($"SELECT m.key, 1 FROM {source.Source}", source).Select(pair => pair.Key).ToHashSet();
        return Largest(
            from hits in analysed.Hits
            group hits.Keys by hits.Rule into rule
            let count = rule.SelectMany(list => list).Distinct().LongCount(keys.Contains)
            where count > 0
            select new FacetCount(rule.Key, count), top);
    }

    List<FacetCount> Outcomes(string perConversation, Fts5Query source, int top)
    {
        if (tests.Analysed is not { } analysed) return [];
        var pairs = Pairs($"{perConversation} SELECT conversation, n FROM hit", source);
        return Largest(
            from outcome in Enum.GetValues<OutcomeKinds>()
            let count = pairs.Where(pair => analysed.Holds(new QueryNode.OutcomeIs(outcome), pair.Key)).Sum(pair => pair.Count)
            where count > 0
            select new FacetCount(outcome.ToString().ToLowerInvariant(), count), top);
    }

    static List<FacetCount> Largest(IEnumerable<FacetCount> counts, int top) =>
        [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(top)];

    List<(long Key, long Count)> Pairs(string sql, Fts5Query source)
    {
        var pairs = new List<(long, long)>();
        using var command = Command(sql, source.Parameters);
        using var row = command.ExecuteReader();
        while (row.Read()) pairs.Add((row.GetInt64(0), row.GetInt64(1)));
        return pairs;
    }

    long? SenderKey(string id) => Scalar("SELECT key FROM sender WHERE id = $id", [("$id", id)]);

    long? Scalar(string sql, IReadOnlyList<(string, object)> parameters, params ReadOnlySpan<(string, object)> more)
    {
        using var command = Command(sql, parameters, more);
        return command.ExecuteScalar() as long?;
    }

    static List<long> Longs(SqliteCommand command)
    {
        var values = new List<long>();
        using var row = command.ExecuteReader();
        while (row.Read()) values.Add(row.GetInt64(0));
        return values;
    }

    SqliteCommand Command(string sql, IReadOnlyList<(string Name, object Value)> parameters, params ReadOnlySpan<(string Name, object Value)> more)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        foreach (var (name, value) in more) command.Parameters.AddWithValue(name, value);
        return command;
    }

    T Interruptible<T>(CancellationToken cancel, Func<T> work)
    {
        cancel.ThrowIfCancellationRequested();
        var handle = Handle;
        using var stop = cancel.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            return work();
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == Interrupted && cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    sqlite3 Handle => connection.Handle ?? throw new InvalidOperationException("the workspace's connection is not open");

    static string Schema()
    {
        using var stream = typeof(Fts5Index).Assembly.GetManifestResourceStream("QA.Ingest.Search.Fts5.index.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
