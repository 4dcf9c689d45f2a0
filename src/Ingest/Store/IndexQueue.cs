using System.Runtime.InteropServices;
using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>What a transaction has for the index: handed over at its end in the order of keys, or at once where the engine collects by itself.</summary>
/// <remarks>
/// Sorted rows cost FTS5 least, and SQLite makes it write all that it holds in memory whenever another statement opens a
/// savepoint, so table and index are not written by turns.
/// </remarks>
sealed class IndexQueue(Database database, ITranscriptIndex index) : IDisposable
{
    readonly List<MessageDocument> waiting = [];
    readonly HashSet<long> anew = [];
    long[] keys = [];
    Statement? messages;
    IIndexWriter? writer;

    /// <summary>Characters waiting: with long texts a transaction ends early, so that memory stays flat.</summary>
    public long Characters { get; private set; }

    public void Add(in MessageDocument document)
    {
        waiting.Add(document);
        Characters += document.Text.Length;
    }

    /// <summary>Rows and their conversations are in the tables: an engine that collects by itself may begin.</summary>
    public void HandOn()
    {
        if ((writer ??= index.OpenWriter()).CollectsUntilCommit) Hand(CollectionsMarshal.AsSpan(waiting));
    }

    /// <summary>Its messages are about to change: out with what the index has of them; what is left of them is indexed anew.</summary>
    /// <remarks>Call while the table still has the messages as they were, and the conversation under this id.</remarks>
    public void Renew(StoredConversation conversation)
    {
        if (!anew.Add(conversation.Key)) return;
        (writer ??= index.OpenWriter()).DeleteConversation(conversation.Id);
    }

    public void Flush(long checkpoint)
    {
        writer ??= index.OpenWriter();
        Hand(Sorted());
        foreach (var conversation in anew.Order())
        {
            messages ??= database.Prepare("SELECT key, sender, role, kind, text FROM message WHERE conversation = ?1 ORDER BY key");
            messages.Bind(1, conversation);
            while (messages.Step())
                writer.Upsert(new(messages.Long(0), conversation, messages.Long(1), (Role)messages.Long(2), (MessageKind)messages.Long(3), messages.Text(4)));
        }
        writer.Commit(checkpoint);
        Close();
    }

    void Hand(ReadOnlySpan<MessageDocument> documents)
    {
        foreach (ref readonly var document in documents)
            if (!anew.Contains(document.ConversationKey)) writer!.Add(document);
        waiting.Clear();
    }

    Span<MessageDocument> Sorted()
    {
        var documents = CollectionsMarshal.AsSpan(waiting);
        if (keys.Length < documents.Length) keys = new long[waiting.Capacity];
        for (var i = 0; i < documents.Length; i++) keys[i] = documents[i].Key;
        keys.AsSpan(0, documents.Length).Sort(documents);
        return documents;
    }

    void Close()
    {
        writer?.Dispose();
        writer = null;
        waiting.Clear();
        anew.Clear();
        Characters = 0;
    }

    public void Dispose()
    {
        Close();
        messages?.Dispose();
    }
}
