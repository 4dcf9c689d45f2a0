using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>What a transaction has for the index: handed over at its end, in the order of keys.</summary>
/// <remarks>
/// Sorted rows cost the index least, and SQLite makes FTS5 write all that it holds in memory whenever another statement
/// opens a savepoint, so table and index are not written by turns.
/// </remarks>
sealed class IndexQueue(Database database, ITranscriptIndex index) : IDisposable
{
    readonly List<MessageDocument> waiting = [];
    readonly HashSet<long> anew = [];
    Statement? messages;
    IIndexWriter? writer;

    /// <summary>Characters waiting: with long texts a transaction ends early, so that memory stays flat.</summary>
    public long Characters { get; private set; }

    public void Add(in MessageDocument document)
    {
        waiting.Add(document);
        Characters += document.Text.Length;
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
        var documents = waiting.ToArray();
        var keys = Array.ConvertAll(documents, document => document.Key);
        Array.Sort(keys, documents);
        foreach (ref readonly var document in documents.AsSpan())
            if (!anew.Contains(document.ConversationKey)) writer.Add(document);
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
