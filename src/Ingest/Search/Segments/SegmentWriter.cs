using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>Collects documents and writes them as a segment with the commit, inside whatever transaction the caller has open.</summary>
/// <remarks>
/// A search through the same index writes first what was collected, and so finds it. Where no transaction is open, each
/// call is one of its own, as it is for every statement of SQLite. What was not committed goes with the writer.
/// </remarks>
sealed class SegmentWriter(SegmentStore store, Snapshots snapshots, WorkspaceTables tables, SegmentBatch batch, int mostDocuments, Action closed) : IIndexWriter
{
    /// <summary>A segment's documents and characters at most, so that memory stays flat. A batch of an import makes a few of them.</summary>
    public const int MostDocuments = 80_000;

    const int MostCharacters = 2_500_000;

    /// <summary>So many documents at a time are split into words on another thread, while the caller stores the next rows.</summary>
    const int HandOver = 1024;

    /// <summary>Keys whose documents in segments are to be deleted.</summary>
    readonly List<long> gone = [];

    /// <summary>What the store said when this batch began. It says something else once the transaction was taken back.</summary>
    long? mark;

    /// <summary>The largest key in the store or in a draft, and of all documents that came.</summary>
    long newest, highest;

    /// <summary>Segments that are full or will be; whatever is in <see cref="gone"/> came after their documents.</summary>
    readonly List<Task<SegmentDraft>> drafts = [];

    List<(MessageDocument Document, bool IsNew)> waiting = new(HandOver);

    /// <summary>The last of what is done one after the other on another thread: documents split into words, segments made of them.</summary>
    Task working = Task.CompletedTask;
    int documents, characters;

    public bool CollectsUntilCommit => true;

    public void Add(in MessageDocument document) => Take(document, isNew: true);

    public void Upsert(in MessageDocument document) => Take(document, isNew: false);

    void Take(in MessageDocument document, bool isNew)
    {
        if (mark is null) Begin();
        // A key beyond all others is new, and nothing need be looked for that it replaces.
        if (!isNew && document.Key <= newest) gone.Add(document.Key);
        highest = Math.Max(highest, document.Key);
        waiting.Add((document, isNew));
        documents++;
        characters += document.Text.Length;
        if (!store.IsInTransaction) Flush();
        else if (documents >= mostDocuments || characters >= MostCharacters) Seal();
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
        if (gone.Count == 0 && documents > 0) Seal();
        else Collect();
        if (store.Writes != mark) ReadAgain();
        store.Atomically(() =>
        {
            var scopes = new ScopeKeys(store, tables);
            foreach (var draft in drafts) Write(draft.GetAwaiter().GetResult());
            if (gone.Count > 0) Graveyard.Bury(store, snapshots.Take(isCommitted: false), gone);
            if (!batch.IsEmpty) Write(batch.Draft());
            SegmentMerge.WhereDue(store, snapshots);

            void Write(SegmentDraft draft) => draft.Write(store, scopes.Of, tables.IsDated);
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
        newest = highest = store.NewestKey;
        if (store.IsInTransaction) store.MarkWrite();
        mark = store.Writes;
    }

    /// <summary>
    /// Part of what was collected may belong to a transaction that is no more. What the store says of its messages now holds.
    /// </summary>
    void ReadAgain()
    {
        foreach (var draft in drafts) gone.AddRange(draft.GetAwaiter().GetResult().Keys);
        drafts.Clear();
        gone.AddRange(batch.Keys());
        batch.Clear();
        foreach (var key in gone.Distinct().Order())
            if (tables.Find(key) is { } document) batch.Add(document);
    }

    /// <summary>The documents so far become a segment on another thread, which is written with the commit.</summary>
    void Seal()
    {
        // A document that is to be deleted may have come again since: then it is one after the other.
        if (gone.Count > 0)
        {
            Flush();
            return;
        }
        HandOn();
        var draft = After(working, batch.Draft);
        working = draft;
        drafts.Add(draft);
        newest = highest;
        (documents, characters) = (0, 0);
    }

    void HandOn()
    {
        var chunk = waiting;
        waiting = new(HandOver);
        working = After(working, () =>
        {
            foreach (var (document, isNew) in chunk) batch.Add(document, isNew);
            return chunk.Count;
        });
    }

    static async Task<T> After<T>(Task before, Func<T> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return work();
    }

    /// <summary>Waits until everything that was handed over is in the batch.</summary>
    void Collect()
    {
        working.GetAwaiter().GetResult();
        foreach (var (document, isNew) in waiting) batch.Add(document, isNew);
        waiting.Clear();
    }

    void Clear()
    {
        // Without throwing: what a failed one collected is dropped here.
        Task.WaitAny(working);
        working = Task.CompletedTask;
        foreach (var draft in drafts)
            if (draft.IsCompletedSuccessfully) batch.Reuse(draft.Result);
        drafts.Clear();
        waiting.Clear();
        batch.Clear();
        gone.Clear();
        (mark, documents, characters) = (null, 0, 0);
    }
}
