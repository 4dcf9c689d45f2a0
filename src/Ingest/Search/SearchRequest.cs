using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search;

/// <summary>A query and which of its hits to return.</summary>
public sealed record SearchRequest(QueryNode Query)
{
    public SearchOrder Order { get; init; } = SearchOrder.NewestFirst;

    /// <summary>Hits per page; 0 gives totals and facets alone.</summary>
    public int Limit { get; init; } = 20;

    /// <summary><see cref="SearchPage.Next"/> of the page before; its order must be the request's.</summary>
    public SearchCursor? After { get; init; }

    public IReadOnlyList<FacetField> Facets { get; init; } = [];

    /// <summary>Values per facet.</summary>
    public int FacetTop { get; init; } = 20;

    /// <summary>What filters and facets on an analysis are answered from; without it such filters are refused and such facets empty.</summary>
    public AnalysedFacts? Analysed { get; init; }
}

/// <summary>Messages without a time count as the oldest. Relevance ranks the newest hits; older ones follow newest first.</summary>
public enum SearchOrder { NewestFirst, OldestFirst, Relevance }
