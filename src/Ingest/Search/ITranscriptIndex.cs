using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search;

/// <summary>检索引擎: answers queries over the messages of a workspace. Every engine passes one conformance suite.</summary>
public interface ITranscriptIndex : IDisposable
{
    /// <summary>What the last <see cref="IIndexWriter.Commit"/> said: an engine that keeps its own files is replayed from here.</summary>
    long Checkpoint { get; }

    /// <summary>How many messages are indexed: as many as the store has, or something is wrong.</summary>
    long MessageCount { get; }

    /// <summary>A sentence for each thing in which the index is not what the store's messages would make of it; empty where all is well.</summary>
    IReadOnlyList<string> Check();

    /// <summary>Rewrites what is kept so that nothing of deleted messages is left in it.</summary>
    void Purge();

    /// <summary>One at a time.</summary>
    IIndexWriter OpenWriter();

    /// <summary>The transaction in which a writer wrote is through: an engine with files of its own brings them up to it.</summary>
    /// <exception cref="IndexFilesException">They cannot be written; they are brought up to it by whoever writes next.</exception>
    void Follow() { }

    /// <summary>Another engine takes this one's place: its tables go, and its files.</summary>
    void Leave() { }

    /// <summary>One page of hits with exact totals. Relevance promises an order, never its values.</summary>
    /// <exception cref="ArgumentException">The query asks for an analysis and the request brings none, or a cursor of another order.</exception>
    SearchPage Search(SearchRequest request, CancellationToken cancel = default);

    /// <summary>Messages that match, counted by a field, as if the field's own filter were not set; the largest first, weeks newest first.</summary>
    IReadOnlyList<FacetCount> Facet(QueryNode query, FacetField field, int top, AnalysedFacts? analysed = null, CancellationToken cancel = default);
}

/// <summary>Puts messages into an index. Rows are fastest in ascending order of their keys.</summary>
public interface IIndexWriter : IDisposable
{
    /// <summary>
    /// Whether added messages touch no table before the commit, and their order costs nothing: they may then be handed over as they
    /// are stored, and are split into words meanwhile.
    /// </summary>
    bool CollectsUntilCommit => false;

    /// <summary>Adds a message whose key the index does not have: fastest in ascending order.</summary>
    void Add(in MessageDocument document) => Upsert(document);

    /// <summary>Adds a message, or replaces the one with its key.</summary>
    void Upsert(in MessageDocument document);

    /// <summary>Takes a conversation's messages out; called while the store still has them.</summary>
    void DeleteConversation(ConversationId id);

    /// <summary>Keeps the checkpoint beside what was written before it.</summary>
    void Commit(long checkpoint);
}
