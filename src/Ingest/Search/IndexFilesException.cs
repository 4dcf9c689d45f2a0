namespace QA.Ingest.Search;

/// <summary>An engine's own files cannot be written: a full disk, or no right to. The messages are stored all the same.</summary>
public sealed class IndexFilesException(Exception inner) : Exception("the search index's files cannot be written", inner);
