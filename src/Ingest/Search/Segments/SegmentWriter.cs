using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>Collects documents and writes them as a segment with the commit, inside whatever transaction the caller has open.</summary>
/// <remarks>
/// A search through the same index writes first what was collected, and so finds it. Where no transaction is open, each
/// call is one of its own, as it is for every statement of SQLite. What was not committed goes with the writer.
/// </remarks>
sealed class SegmentWriter(SegmentStore store, Snapshots snapshots, WorkspaceTables tables, SegmentBatch batch, Action closed) : IIndexWriter
{
    /// <summary>Held in memory at most: about 40 MB. A batch of an import makes two segments of one size.</summary>
    const int MostDocuments = 80_000, MostCharacters = 2_500_000;

    /// <summary>So many documents at a time are split into words on another thread, while the caller stores the next rows.</summary>
    const int HandOver = 1024;

    /// <summary>Keys whose documents in segments are to be deleted.</summary>
    readonly List<long> gone = [];

    /// <summary>What the store said when this batch began. It says something else once the transaction was taken back.</summary>
    long? mark;
    long newest;

    List<(MessageDocument Document, bool IsNew)> waiting = new(HandOver);
    Task splitting = Task.CompletedTask;
    int documents, characters;

    public bool CollectsUntilCommit => true;

    public void Add(in MessageDocument document) => Take(document, isNew: true);

    public void Upsert(in MessageDocument document) => Take(document, isNew: false);

    void Take(in MessageDocument document, bool isNew)
    {
        if (mark is null) Begin();
        // A key beyond all others is new, and nothing need be looked for that it replaces.
        if (!isNew && document.Key <= newest) gone.Add(document.Key);
        waiting.Add((document, isNew));
        documents++;
        characters += document.Text.Length;
        if (documents >= MostDocuments || characters >= MostCharacters || !store.IsInTransaction) Flush();
        else if (waiting.Count == HandOver) HandOn();
    }

    public void DeleteConversation(ConversationId id)
    {
        if (mark is null) Begin();
        Collect();
        foreach (var key in tables.KeysOf(id))
        {
            batch.Remove(key);
            gone.Add(key);
        }
        if (!store.IsInTransaction) Flush();
    }

    public void Commit(long checkpoint)
    {
        Flush();
        store.Checkpoint = checkpoint;
    }

    /// <summary>Writes what was collected.</summary>
    public void Flush()
    {
        if (mark is null) return;
        Collect();
        if (store.Writes != mark) ReadAgain();
        store.Atomically(() =>
        {
            if (gone.Count > 0) Graveyard.Bury(store, snapshots.Take(isCommitted: false), gone);
            if (!batch.IsEmpty) batch.Write(store, new ScopeKeys(store, tables).Of, tables.IsDated);
            SegmentMerge.WhereDue(store, snapshots);
        });
        Clear();
    }

    public void Dispose()
    {
        Clear();
        closed();
    }

    void Begin()
    {
        newest = store.NewestKey;
        if (store.IsInTransaction) store.MarkWrite();
        mark = store.Writes;
    }

    /// <summary>
    /// Part of the batch may belong to a transaction that is no more. What the store says of its messages now holds.
    /// </summary>
    void ReadAgain()
    {
        gone.AddRange(batch.Keys());
        batch.Clear();
        foreach (var key in gone.Distinct().Order())
            if (tables.Find(key) is { } document) batch.Add(document);
    }

    void HandOn()
    {
        var (before, chunk) = (splitting, waiting);
        waiting = new(HandOver);
        splitting = Task.Run(async () =>
        {
            await before;
            foreach (var (document, isNew) in chunk) batch.Add(document, isNew);
        });
    }

    /// <summary>Waits until everything that was handed over is in the batch.</summary>
    void Collect()
    {
        splitting.GetAwaiter().GetResult();
        foreach (var (document, isNew) in waiting) batch.Add(document, isNew);
        waiting.Clear();
    }

    void Clear()
    {
        // Without throwing: what a failed one collected is dropped here.
        Task.WaitAny(splitting);
        splitting = Task.CompletedTask;
        waiting.Clear();
        batch.Clear();
        gone.Clear();
        (mark, documents, characters) = (null, 0, 0);
    }
}
