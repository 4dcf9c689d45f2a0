using System.Globalization;
using Lucene.Net.Search;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Lucene;

/// <summary>Lucene.Net as the engine of a workspace: its files lie in the folder <c>lucene</c> beside the database.</summary>
/// <remarks>
/// Works on the caller's open connection and leaves it open. Changes are noted in the database, in its transactions, and brought into
/// Lucene's files once those are through: after a crash the files are replayed from where their commit data say they stand.
/// </remarks>
public sealed class LuceneIndex : ITranscriptIndex
{
    /// <summary>What the engine is called where a workspace says which one it has.</summary>
    public const string Name = "lucene";

    /// <summary>Relevance ranks so many of the newest matches.</summary>
    const int RankedHits = 50_000;

    readonly PendingChanges pending;
    readonly WorkspaceTables tables;
    readonly LuceneFiles files;
    readonly int rankedHits;
    readonly Lock gate = new();
    bool writing;

    public LuceneIndex(SqliteConnection connection, TimeZoneInfo zone) : this(connection, zone, RankedHits) { }

    internal LuceneIndex(SqliteConnection connection, TimeZoneInfo zone, int rankedHits)
    {
        this.rankedHits = rankedHits;
        var database = connection.Handle ?? throw new InvalidOperationException("the workspace's connection is not open");
        pending = new(database);
        tables = new(database, zone);
        files = new(pending, connection.DataSource is "" or ":memory:" ? null : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(connection.DataSource))!, Name));
    }

    public long Checkpoint
    {
        get
        {
            lock (gate) return pending.Checkpoint;
        }
    }

    public long MessageCount => Search(new(new QueryNode.All([])) { Limit = 0 }).Total;

    public IIndexWriter OpenWriter()
    {
        lock (gate)
        {
            if (writing) throw new InvalidOperationException("the index has an open writer already: dispose it first");
            writing = true;
            files.Own();
            return new LuceneWriter(pending, () => writing = false);
        }
    }

    public void Follow()
    {
        lock (gate) files.Follow(keep: true);
    }

    public void Purge()
    {
        lock (gate) files.Purge();
    }

    public void Leave()
    {
        lock (gate)
        {
            files.Leave();
            pending.Leave();
        }
    }

    public IReadOnlyList<string> Check()
    {
        lock (gate)
        {
            try
            {
                return Compared();
            }
            catch (IndexDamagedException)
            {
                return ["the index cannot be read"];
            }
        }
    }

    List<string> Compared()
    {
        var indexed = Collect(new QueryNode.All([]), null, CancellationToken.None).Keys;
        var (distinct, stored) = (indexed.ToHashSet(), tables.MessageKeys().ToHashSet());
        var problems = new List<string>();
        Add(stored.Count(key => !distinct.Contains(key)), "messages not in the index");
        Add(distinct.Count(key => !stored.Contains(key)), "messages in the index, but not in the store");
        Add(indexed.Count - distinct.Count, "messages twice in the index");
        Add(WordCheck.Wrong(files.View(), tables), "messages are indexed with other words than they have");
        return problems;

        void Add(int count, string what)
        {
            if (count > 0) problems.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }

    public SearchPage Search(SearchRequest request, CancellationToken cancel = default)
    {
        if (request.After is { } after && after.Order != request.Order)
            throw new ArgumentException($"the cursor is of a search in order {after.Order}, this one is in order {request.Order}", nameof(request));
        AnalysedFacts.Demand(request.Query, request.Analysed);
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            var matches = Collect(request.Query, request.Analysed, cancel);
            var (keys, next) = request.Limit <= 0 || matches.Keys.Count == 0 ? ([], null)
                : request.Order == SearchOrder.Relevance ? ByRelevance(matches, request, cancel)
                : ByTime(matches, request.Order, request.After?.Key, request.Limit, null);
            return new(tables.Hits(keys, request.Query), matches.Keys.Count, matches.Conversations.Distinct().Count(), next)
            {
                Facets = request.Facets.Distinct().ToDictionary(field => field, field => Count(request.Query, field, request.FacetTop, request.Analysed, cancel)),
            };
        }
    }

    public IReadOnlyList<FacetCount> Facet(QueryNode query, FacetField field, int top, AnalysedFacts? analysed = null, CancellationToken cancel = default)
    {
        AnalysedFacts.Demand(query, analysed);
        cancel.ThrowIfCancellationRequested();
        lock (gate) return Count(query, field, top, analysed, cancel);
    }

    public void Dispose()
    {
        lock (gate)
        {
            files.Dispose();
            tables.Dispose();
            pending.Dispose();
        }
    }

    HitCollector Collect(QueryNode query, AnalysedFacts? analysed, CancellationToken cancel)
    {
        tables.Begin();
        var view = files.View();
        var matches = new HitCollector(view, scores: false, cancel);
        view.Searcher.Search(new LuceneQuery(view.Searcher.IndexReader, tables, analysed).Of(query), matches);
        return matches;
    }

    /// <summary>One key more than asked for is looked for, to know whether there is a next page.</summary>
    static (IReadOnlyList<long> Keys, SearchCursor? Next) ByTime(HitCollector matches, SearchOrder order, long? after, int limit, SearchCursor? relevance)
    {
        var oldest = order == SearchOrder.OldestFirst;
        // The worst of the best so far is the first to go.
        var best = new PriorityQueue<long, long>(oldest ? Comparer<long>.Create((a, b) => b.CompareTo(a)) : Comparer<long>.Default);
        foreach (var key in matches.Keys)
        {
            if (after is { } beyond && (oldest ? key <= beyond : key >= beyond)) continue;
            if (best.Count <= limit) best.Enqueue(key, key);
            else best.EnqueueDequeue(key, key);
        }
        List<long> keys = [.. oldest ? best.UnorderedItems.Select(item => item.Element).Order() : best.UnorderedItems.Select(item => item.Element).OrderDescending()];
        if (keys.Count <= limit) return (keys, null);
        keys.RemoveAt(limit);
        var last = limit == 0 ? after ?? 0 : keys[^1];
        return (keys, relevance is null ? new() { Order = order, Key = last } : relevance with { Key = last, Rank = null });
    }

    /// <summary>Matches without any of the wanted words (found by a filter alone) rank behind those with them.</summary>
    (IReadOnlyList<long> Keys, SearchCursor? Next) ByRelevance(HitCollector matches, SearchRequest request, CancellationToken cancel)
    {
        var after = request.After;
        var view = files.View();
        var wanted = new LuceneQuery(view.Searcher.IndexReader, tables, request.Analysed).Wanted(request.Query);
        // The window's older end is fixed by the first page, so that later pages rank the same matches.
        var rankedFrom = after?.RankedFrom ?? (wanted is null || matches.Keys.Count < rankedHits ? long.MinValue : matches.Keys.OrderDescending().ElementAt(rankedHits - 1));
        var start = new SearchCursor { Order = SearchOrder.Relevance, Key = 0, RankedFrom = rankedFrom };
        if (after is { Rank: null } || wanted is null) return ByTime(matches, SearchOrder.NewestFirst, after?.Key, request.Limit, start);

        var scored = new HitCollector(view, scores: true, cancel);
        view.Searcher.Search(wanted, scored);
        var scores = new Dictionary<long, float>();
        for (var i = 0; i < scored.Keys.Count; i++)
            if (scored.Keys[i] >= rankedFrom) scores[scored.Keys[i]] = scored.Scores[i];
        List<(long Key, double Rank)> best = [.. matches.Keys.Where(key => key >= rankedFrom)
            .Select(key => (Key: key, Rank: (double)scores.GetValueOrDefault(key)))
            .Where(match => after is not { Rank: { } rank } || match.Rank < rank || match.Rank == rank && match.Key < after.Key)
            .OrderByDescending(match => match.Rank).ThenByDescending(match => match.Key).Take(request.Limit + 1)];
        List<long> keys = [.. best.Select(match => match.Key)];
        if (keys.Count > request.Limit)
        {
            keys.RemoveAt(request.Limit);
            return (keys, start with { Key = keys[^1], Rank = best[request.Limit - 1].Rank });
        }

        // The ranked matches end on this page; the older ones fill it and go on, newest first.
        if (rankedFrom == long.MinValue) return (keys, null);
        var (older, next) = ByTime(matches, SearchOrder.NewestFirst, rankedFrom, request.Limit - keys.Count, start);
        keys.AddRange(older);
        return (keys, next);
    }

    IReadOnlyList<FacetCount> Count(QueryNode query, FacetField field, int top, AnalysedFacts? analysed, CancellationToken cancel)
    {
        var matches = Collect(query.Without(field), analysed, cancel);
        switch (field)
        {
            case FacetField.Role:
                return Largest(matches.Roles.CountBy(role => role).Select(role => new FacetCount(((Role)role.Key).ToString().ToLowerInvariant(), role.Value))
                    .OrderBy(role => Enum.Parse<Role>(role.Value, ignoreCase: true)), top, byValue: false);
            case FacetField.Rule:
                var keys = matches.Keys.ToHashSet();
                return Largest(
                    from hits in analysed?.Hits ?? []
                    group hits.Keys by hits.Rule into rule
                    let count = rule.SelectMany(list => list).Distinct().LongCount(keys.Contains)
                    where count > 0
                    select new FacetCount(rule.Key, count), top);
            case FacetField.Week:
                return [.. Sums<Week>(matches, conversation => [tables.WeekOf(conversation)]).OrderBy(week => week.Key.IsUndated).ThenByDescending(week => week.Key)
                    .Take(top).Select(week => new FacetCount(week.Key.ToString(), week.Value))];
            case FacetField.Agent:
                return Largest(Sums(matches, conversation => tables.AgentsOf(conversation)).Select(agent => new FacetCount(tables.SenderId(agent.Key), agent.Value)), top);
            case FacetField.Shop:
                return Largest(Sums<string>(matches, conversation => [tables.ShopOf(conversation)]).Select(shop => new FacetCount(shop.Key, shop.Value)), top);
            default:
                return analysed is null ? [] : Largest(
                    Sums(matches, conversation => Enum.GetValues<OutcomeKinds>().Where(outcome => analysed.Holds(new QueryNode.OutcomeIs(outcome), conversation)))
                        .Select(outcome => new FacetCount(outcome.Key.ToString().ToLowerInvariant(), outcome.Value)), top);
        }
    }

    /// <summary>Adds up the matches of each conversation under every value that it has.</summary>
    static Dictionary<T, long> Sums<T>(HitCollector matches, Func<int, IEnumerable<T>> valuesOf) where T : notnull
    {
        var sums = new Dictionary<T, long>();
        foreach (var (conversation, count) in matches.PerConversation())
            foreach (var value in valuesOf(conversation)) sums[value] = sums.GetValueOrDefault(value) + count;
        return sums;
    }

    static List<FacetCount> Largest(IEnumerable<FacetCount> counts, int top, bool byValue = true)
    {
        var sorted = counts.OrderByDescending(count => count.Count);
        return [.. (byValue ? sorted.ThenBy(count => count.Value, StringComparer.Ordinal) : sorted).Take(top)];
    }
}
