using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Fts5;

/// <summary>A query tree as SQL over the workspace's tables.</summary>
/// <remarks>
/// Terms that the index knows (words, role, sender) and that stand together at the top become one MATCH, which drives the
/// query in the order of keys; moments there become its range of keys. What is left, in any nesting, becomes a condition
/// on the message. No character that a user typed reaches FTS5's own query language or SQL: words arrive there as
/// tokens, everything else as parameters.
/// </remarks>
sealed class Fts5Query
{
    readonly List<(string Name, object Value)> parameters = [];
    readonly List<string> conditions = [];
    readonly Func<string, long?> senderKey;
    readonly Fts5Tests tests;
    readonly string? match;
    long lowest = long.MinValue, highest = long.MaxValue;

    /// <summary>Keys of messages without a time begin at 0; a day of milliseconds leaves room for any number of them.</summary>
    const long Undated = 0, Dated = 86_400_000L << KeyShift;

    /// <summary>How far message.key shifts the milliseconds of its time.</summary>
    const int KeyShift = 20;

    public Fts5Query(QueryNode query, Func<string, long?> senderKey, Fts5Tests tests)
    {
        (this.senderKey, this.tests) = (senderKey, tests);
        var conjuncts = query is QueryNode.All all ? all.Terms : [query];
        var matchable = conjuncts.Where(term => IsInIndex(term) && TryMatch(term is QueryNode.Not not ? not.Term : term) is not null).ToList();
        match = TryMatch(new QueryNode.All(matchable));
        foreach (var term in conjuncts)
        {
            if (match is not null && matchable.Contains(term)) continue;
            Narrow(term);
            conditions.Add(Condition(term));
        }
        if (match is not null) parameters.Add(("$match", match));
        parameters.Add(("$lowest", lowest));
        parameters.Add(("$highest", highest));
    }

    public IReadOnlyList<(string Name, object Value)> Parameters => parameters;

    /// <summary>FROM and WHERE; <c>m</c> is the message, and <see cref="Key"/> its key in the order that the source comes in.</summary>
    public string Source => (match is null
        ? "message m WHERE m.key BETWEEN $lowest AND $highest"
        : "message_index CROSS JOIN message m ON m.key = message_index.rowid WHERE message_index MATCH $match AND message_index.rowid BETWEEN $lowest AND $highest")
        + string.Concat(conditions.Select(condition => $" AND {condition}"));

    public string Key => match is null ? "m.key" : "message_index.rowid";

    /// <summary>Any of the words that the query wants: what relevance is measured by. Null where it wants none.</summary>
    public static string? Wanted(QueryNode query)
    {
        var phrases = new List<string>();
        Collect(query);
        return phrases.Count == 0 ? null : string.Join(" OR ", phrases);

        void Collect(QueryNode node)
        {
            switch (node)
            {
                case QueryNode.Phrase phrase: phrases.Add(Fts5Terms.Phrase(phrase.Pattern)); break;
                case QueryNode.Near near: phrases.AddRange([Fts5Terms.Phrase(near.First.Pattern), Fts5Terms.Phrase(near.Second.Pattern)]); break;
                case QueryNode.All all: foreach (var term in all.Terms) Collect(term); break;
                case QueryNode.Any any: foreach (var term in any.Terms) Collect(term); break;
            }
        }
    }

    /// <summary>Whether every leaf is a term of the index.</summary>
    static bool IsInIndex(QueryNode node) => node switch
    {
        QueryNode.Phrase or QueryNode.RoleIs or QueryNode.IdIs { Field: FilterField.By } => true,
        QueryNode.Not not => IsInIndex(not.Term),
        QueryNode.All all => all.Terms.All(IsInIndex),
        QueryNode.Any any => any.Terms.All(IsInIndex),
        _ => false,
    };

    /// <summary>The node in FTS5's language, in which NOT needs something before it; null where that is missing.</summary>
    string? TryMatch(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase: return Fts5Terms.Phrase(phrase.Pattern);
            case QueryNode.RoleIs role: return Fts5Terms.Role(role.Role);
            case QueryNode.IdIs { Field: FilterField.By } by: return Fts5Terms.Sender(senderKey(by.Id));
            case QueryNode.Any any:
                var alternatives = any.Terms.Select(TryMatch).ToList();
                return alternatives.Contains(null) ? null : $"({string.Join(" OR ", alternatives)})";
            case QueryNode.All all:
                var wanted = all.Terms.Where(term => term is not QueryNode.Not).Select(TryMatch).ToList();
                var unwanted = all.Terms.OfType<QueryNode.Not>().Select(not => TryMatch(not.Term)).ToList();
                if (wanted.Count == 0 || wanted.Contains(null) || unwanted.Contains(null)) return null;
                var together = $"({string.Join(" AND ", wanted)})";
                return unwanted.Count == 0 ? together : $"({together} NOT ({string.Join(" OR ", unwanted)}))";
            default: return null;
        }
    }

    string Condition(QueryNode node)
    {
        if (IsInIndex(node) && TryMatch(node) is { } matched)
            return $"m.key IN (SELECT rowid FROM message_index WHERE message_index MATCH {Parameter(matched)})";
        return node switch
        {
            QueryNode.All { Terms.Count: 0 } => "1",
            QueryNode.All all => $"({string.Join(" AND ", all.Terms.Select(Condition))})",
            QueryNode.Any any => $"({string.Join(" OR ", any.Terms.Select(Condition))})",
            QueryNode.Not not => $"NOT {Condition(not.Term)}",
            QueryNode.IdIs { Field: FilterField.Agent } id => $"""
                m.conversation IN (SELECT a.conversation FROM conversation_agent a JOIN sender s ON s.key = a.sender WHERE s.id = {Parameter(id.Id)})
                """,
            QueryNode.Near near => $"""
                (m.key IN (SELECT rowid FROM message_index WHERE message_index MATCH {Parameter($"{Fts5Terms.Phrase(near.First.Pattern)} AND {Fts5Terms.Phrase(near.Second.Pattern)}")})
                 AND {Fts5Tests.OfText}({Test(text => TextTests.Holds(near, text))}, m.text))
                """,
            QueryNode.NumberHolds number => $"""
                ({Fts5Tests.OfText}({Test(text => TextTests.Holds(number.Pattern, text))}, m.text) OR m.conversation IN (
                 SELECT c.key FROM customer_order o CROSS JOIN conversation c ON c.shop = o.shop AND c.customer_id = o.customer_id
                 WHERE o.customer_id <> '' AND (instr(lower(o.order_id), {Parameter(number.Pattern.Folded)}) OR instr(lower(o.tracking_number), {Parameter(number.Pattern.Folded)}))))
                """,
            QueryNode.WeekIs week => $"{Fts5Tests.OfKeys}({Test((conversation, _) => tests.WeekOf(conversation).Equals(week.Week))}, m.conversation, m.key)",
            QueryNode.RuleIs or QueryNode.SeverityIs => $"{Fts5Tests.OfKeys}({Test(HitsOf(node))}, m.conversation, m.key)",
            _ when node.NeedsAnalysis => $"{Fts5Tests.OfKeys}({Test((conversation, _) => Analysed.Holds(node, conversation))}, m.conversation, m.key)",
            QueryNode.IdIs id => $"m.conversation IN (SELECT key FROM conversation WHERE {Column(id.Field)} = {Parameter(id.Id)})",
            QueryNode.KindIs kind => $"m.kind = {Parameter((long)kind.Kind)}",
            QueryNode.SentFrom from => $"({IsDated} AND m.key >= {Parameter(KeyOf(from.Moment))})",
            QueryNode.SentBefore before => $"({IsDated} AND m.key < {Parameter(KeyOf(before.Moment))})",
            _ => throw new InvalidOperationException($"no SQL for {node.GetType().Name}"),
        };
    }

    AnalysedFacts Analysed => tests.Analysed ?? throw new InvalidOperationException("whoever asked was to be refused");

    Func<long, long, bool> HitsOf(QueryNode node)
    {
        HashSet<long> keys = [.. Analysed.Messages(node).SelectMany(list => list)];
        return (_, message) => keys.Contains(message);
    }

    string Test(Func<string, bool> test) => Parameter((long)tests.Add(test));

    string Test(Func<long, long, bool> test) => Parameter((long)tests.Add(test));

    static readonly string IsDated = System.FormattableString.Invariant(
        $"(m.key < {Undated} OR m.key >= {Dated} OR m.sent_at IS NOT NULL)");

    static string Column(FilterField field) => field switch
    {
        FilterField.Shop => "shop",
        FilterField.Channel => "channel",
        FilterField.Customer => "customer_id",
        _ => "id",
    };

    void Narrow(QueryNode term)
    {
        if (term is QueryNode.SentFrom from) lowest = Math.Max(lowest, KeyOf(from.Moment));
        if (term is QueryNode.SentBefore before) highest = Math.Min(highest, KeyOf(before.Moment) - 1);
    }

    static long KeyOf(DateTimeOffset moment) =>
        Math.Clamp(moment.ToUnixTimeMilliseconds(), long.MinValue >> KeyShift, long.MaxValue >> KeyShift) << KeyShift;

    string Parameter(object value)
    {
        var name = $"$p{parameters.Count}";
        parameters.Add((name, value));
        return name;
    }
}
