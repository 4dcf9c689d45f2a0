using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Ingest.Lucene;

/// <summary>Notes in the workspace's transaction what is to be indexed; Lucene follows when the transaction is through.</summary>
sealed class LuceneWriter(PendingChanges pending, Action closed) : IIndexWriter
{
    public void Add(in MessageDocument document) => pending.Add(document.Key, isNew: true);

    public void Upsert(in MessageDocument document) => pending.Add(document.Key, isNew: false);

    public void DeleteConversation(ConversationId id) => pending.AddAll(id);

    public void Commit(long checkpoint) => pending.Checkpoint = checkpoint;

    public void Dispose() => closed();
}
