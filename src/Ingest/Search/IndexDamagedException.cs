namespace QA.Ingest.Search;

/// <summary>The index cannot be read. The messages are not touched by it: it is built anew from them.</summary>
public sealed class IndexDamagedException(Exception inner)
    : Exception("the search index is damaged and the messages are not: build it anew with qa workspace --reindex", inner);
