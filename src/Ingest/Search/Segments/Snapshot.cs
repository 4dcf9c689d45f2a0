using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Segments;

/// <summary>The index as one reader sees it: its segments, newest first, and what conversations have in common.</summary>
sealed class Snapshot(long version, IReadOnlyList<SegmentView> views, IReadOnlyList<Scope> scopes)
{
    ConversationFacts? facts;
    (AnalysedFacts Of, RuleDocuments[][] Documents)? hits;

    public long Version { get; } = version;
    public IReadOnlyList<SegmentView> Views { get; } = views;

    /// <summary>By key; keys begin at 1.</summary>
    public IReadOnlyList<Scope> Scopes { get; } = scopes;

    /// <summary>Ids of agents as far as facets have named them.</summary>
    public Dictionary<int, string> SenderIds { get; } = [];

    /// <summary>The largest key of a conversation.</summary>
    public int LastConversation { get; } = views.Count == 0 ? 0 : views.Max(view => view.Segment.LastConversation);

    /// <summary>Documents of each view that each list of an analysis's hits stands for, looked up once.</summary>
    public RuleDocuments[][] HitDocuments(AnalysedFacts analysed)
    {
        if (hits is { } known && ReferenceEquals(known.Of, analysed)) return known.Documents;
        var documents = Views.Select(view => analysed.Hits.Select(list => new RuleDocuments(KeysPlan.Documents(view, list.Keys), view.Documents)).ToArray()).ToArray();
        hits = (analysed, documents);
        return documents;
    }

    public ConversationFacts Facts => facts ??= ConversationFacts.Of(this);
}

/// <summary>Shop and channel of a conversation.</summary>
readonly record struct Scope(string Shop, string Channel);
