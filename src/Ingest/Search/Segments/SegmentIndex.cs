using Microsoft.Data.Sqlite;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Segments;

/// <summary>The embedded engine for large workspaces: its own segments, kept as rows of the workspace's database.</summary>
/// <remarks>
/// Works on the caller's open connection and inside its transactions, and leaves both open. The tables of the workspace
/// must exist; the index's own are made here where they are missing. Weeks of facets are counted in <c>zone</c>.
/// </remarks>
public sealed class SegmentIndex : ITranscriptIndex
{
    /// <summary>Relevance ranks so many of the newest matches: a common word has hundreds of thousands, and none of the rest would be read.</summary>
    const int RankedHits = 50_000;

    readonly SegmentStore store;
    readonly Snapshots snapshots;
    readonly Planner planner;
    readonly FacetCounter facets;
    readonly HitReader hits;
    readonly WorkspaceTables tables;
    readonly SegmentBatch batch = new();
    readonly int rankedHits, mostDocuments;
    readonly Lock gate = new();
    SegmentWriter? writer;

    public SegmentIndex(SqliteConnection connection, TimeZoneInfo zone) : this(connection, zone, RankedHits) { }

    internal SegmentIndex(SqliteConnection connection, TimeZoneInfo zone, int rankedHits, int mostDocuments = SegmentWriter.MostDocuments)
    {
        (this.rankedHits, this.mostDocuments) = (rankedHits, mostDocuments);
        store = new(connection);
        snapshots = new(store);
        var calendar = new WeekCalendar(zone);
        planner = new(store, calendar);
        facets = new(store, calendar);
        hits = new(store);
        tables = new(store);
    }

    public long Checkpoint
    {
        get
        {
            lock (gate) return store.Checkpoint;
        }
    }

    public long MessageCount
    {
        get
        {
            lock (gate)
            {
                writer?.Flush();
                return store.Documents;
            }
        }
    }

    public IIndexWriter OpenWriter()
    {
        lock (gate)
        {
            if (writer is not null) throw new InvalidOperationException("the index has an open writer already: dispose it first");
            return writer = new(store, snapshots, tables, batch, mostDocuments, () => writer = null);
        }
    }

    public bool IsEmpty => MessageCount == 0;

    public SearchPage Search(SearchRequest request, CancellationToken cancel = default)
    {
        if (request.After is { } after && after.Order != request.Order)
            throw new ArgumentException($"the cursor is of a search in order {after.Order}, this one is in order {request.Order}", nameof(request));
        AnalysedFacts.Demand(request.Query, request.Analysed);
        return Read(cancel, snapshot => Search(request, snapshot, cancel));
    }

    SearchPage Search(SearchRequest request, Snapshot snapshot, CancellationToken cancel)
    {
        using var matches = Matches.Of(snapshot, planner.Of(request.Query, snapshot, request.Analysed), cancel);
        // One more than a page is looked for, and no more than there is.
        request = request with { Limit = (int)Math.Min(request.Limit, matches.Total) };
        var (keys, next) = request.Limit <= 0 || matches.Total == 0 ? ([], null)
            : request.Order == SearchOrder.Relevance ? ByRelevance(matches, request)
            : ByTime(matches, request.Order, request.After?.Key, request.Limit, null);
        var counts = request.Facets.Distinct().ToDictionary(field => field, field => Facet(request, matches, field, cancel));
        return new(hits.Read(keys, request.Query), matches.Total, matches.Conversations(), next) { Facets = counts };
    }

    public IReadOnlyList<FacetCount> Facet(QueryNode query, FacetField field, int top, AnalysedFacts? analysed = null, CancellationToken cancel = default)
    {
        AnalysedFacts.Demand(query, analysed);
        return Read(cancel, snapshot =>
        {
            using var matches = Matches.Of(snapshot, planner.Of(query.Without(field), snapshot, analysed), cancel);
            return facets.Count(matches, field, top, analysed);
        });
    }

    /// <summary>Builds the index anew from the messages of the workspace: for one that another engine has indexed before.</summary>
    public void Rebuild()
    {
        lock (gate)
        {
            if (writer is not null) throw new InvalidOperationException("the index has an open writer: dispose it first");
            store.Atomically(() =>
            {
                foreach (var segment in store.Segments()) store.Remove(segment.Id);
                using var rebuilding = new SegmentWriter(store, snapshots, tables, batch, mostDocuments, () => { });
                foreach (var message in tables.Messages()) rebuilding.Upsert(message);
                rebuilding.Flush();
            });
        }
    }

    public IReadOnlyList<string> Check()
    {
        try
        {
            return Read(default, snapshot => (IReadOnlyList<string>)[.. IndexCheck.Run(snapshot, tables), .. WordCheck.Run(snapshot, store, tables)]);
        }
        catch (IndexDamagedException)
        {
            return ["its columns cannot be read"];
        }
    }

    /// <summary>Segments keep the words of deleted messages until they are merged; built anew they hold none.</summary>
    public void Purge() => Rebuild();

    public void Dispose() => store.Dispose();

    IReadOnlyList<FacetCount> Facet(SearchRequest request, Matches matches, FacetField field, CancellationToken cancel)
    {
        // Most queries have no filter on the field: then its counts are of the hits themselves.
        var (query, without) = (request.Query, request.Query.Without(field));
        if (ReferenceEquals(without, query) || without is QueryNode.All all && query is QueryNode.All own && all.Terms.Count == own.Terms.Count)
            return facets.Count(matches, field, request.FacetTop, request.Analysed);
        using var more = Matches.Of(matches.Snapshot, planner.Of(without, matches.Snapshot, request.Analysed), cancel);
        return facets.Count(more, field, request.FacetTop, request.Analysed);
    }

    /// <summary>One key more than asked for is read, to know whether there is a next page.</summary>
    static (IReadOnlyList<long> Keys, SearchCursor? Next) ByTime(Matches matches, SearchOrder order, long? after, int limit, SearchCursor? relevance)
    {
        var keys = order == SearchOrder.OldestFirst
            ? matches.Oldest(after ?? long.MinValue, limit + 1)
            : matches.Newest(after ?? long.MaxValue, limit + 1);
        if (keys.Count <= limit) return (keys, null);
        keys.RemoveAt(limit);
        var last = limit == 0 ? after ?? 0 : keys[^1];
        return (keys, relevance is null ? new() { Order = order, Key = last } : relevance with { Key = last, Rank = null });
    }

    /// <summary>Matches without any of the wanted words (found by a filter alone) rank behind those with them.</summary>
    (IReadOnlyList<long> Keys, SearchCursor? Next) ByRelevance(Matches matches, SearchRequest request)
    {
        var after = request.After;
        var wanted = Planner.Wanted(request.Query);
        // The window's older end is fixed by the first page, so that later pages rank the same matches.
        var rankedFrom = after?.RankedFrom ?? (wanted.Count == 0 ? null : matches.KeyAtRank(rankedHits)) ?? long.MinValue;
        var start = new SearchCursor { Order = SearchOrder.Relevance, Key = 0, RankedFrom = rankedFrom };
        if (after is { Rank: null } || wanted.Count == 0) return ByTime(matches, SearchOrder.NewestFirst, after?.Key, request.Limit, start);

        var best = new Relevance(matches.Snapshot, wanted, Planner.IsDemanded(request.Query))
            .Best(matches, rankedFrom, after is { Rank: { } rank } ? (rank, after.Key) : null, request.Limit + 1);
        var keys = best.ConvertAll(match => match.Key);
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

    /// <summary>Reads in one transaction, so that what another process commits meanwhile changes nothing.</summary>
    T Read<T>(CancellationToken cancel, Func<Snapshot, T> work)
    {
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            writer?.Flush();
            var own = !store.IsInTransaction;
            if (own) store.Execute("BEGIN");
            store.ReadsCommitted = own;
            try
            {
                return work(snapshots.Take(isCommitted: own));
            }
            catch (Exception damage) when (Damage.Is(damage))
            {
                store.ResetAll();
                throw new IndexDamagedException(damage);
            }
            finally
            {
                if (own) store.Execute("COMMIT");
                snapshots.Trim();
            }
        }
    }
}
