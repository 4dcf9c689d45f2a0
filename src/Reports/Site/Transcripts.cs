using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Reports.Site;

/// <summary>The conversations that were read last, so that a page which quotes one ten times reads it once. Not safe to share between threads.</summary>
sealed class Transcripts(StoredConversations reading)
{
    /// <summary>As many as a few agents' pages quote.</summary>
    const int Kept = 256;

    readonly Dictionary<ConversationId, Conversation?> known = [];

    public Conversation? Of(ConversationId id)
    {
        if (known.TryGetValue(id, out var conversation)) return conversation;
        if (known.Count == Kept) known.Clear();
        return known[id] = reading.Find(id);
    }
}
