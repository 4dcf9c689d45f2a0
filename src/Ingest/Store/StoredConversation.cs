using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>A conversation's row, as far as this import has changed it.</summary>
sealed class StoredConversation(long key, ConversationId id)
{
    long agent = -1;
    HashSet<long>? moreAgents;

    public long Key { get; } = key;
    public ConversationId Id { get; set; } = id;
    public string Channel { get; init; } = "";
    public string Customer { get; set; } = "";
    public string? Timeline { get; init; }
    public long? Start { get; private set; }
    public long? End { get; private set; }

    /// <summary>The file that brought the conversation first: for any other there is something older to replace.</summary>
    public long File { get; set; }

    /// <summary>Messages in it; kept only where silence cuts, because one that never falls silent is cut by its length.</summary>
    public int Count { get; set; }

    /// <summary>What indexes of the table hold of it, as it was last written there; null where it never was.</summary>
    (ConversationId Id, string Customer, long? Start)? written;

    /// <summary>Whether its row is behind in more than its end, which no index holds.</summary>
    public bool HasMoved => written is not { } row || row.Start != Start || row.Customer != Customer || row.Id != Id;

    /// <summary>Its row is as it is.</summary>
    public void Written() => written = (Id, Customer, Start);

    /// <summary>Not in the table yet.</summary>
    public bool IsNew { get; set; }

    /// <summary>Its row in the table is behind.</summary>
    public bool IsDirty { get; set; }

    /// <summary>The current file replaces it whole.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>It has taken in another piece.</summary>
    public bool HasUnited { get; set; }

    /// <summary>Where its messages went when silence turned out not to part the two.</summary>
    public StoredConversation? UnitedWith { get; set; }

    /// <summary>The conversation that now holds its messages.</summary>
    public StoredConversation Current => UnitedWith is null ? this : UnitedWith.Current;

    public void Span(long? start, long? end) => (Start, End) = (start, end);

    /// <summary>Takes a message in; whether the row in the table must change for it.</summary>
    public bool Include(long? at, string customer)
    {
        var changed = false;
        if (Customer.Length == 0 && customer.Length > 0) (Customer, changed) = (customer, true);
        if (at is not { } moment) return changed;
        if (Start is null || moment < Start) (Start, changed) = (moment, true);
        if (End is null || moment > End) (End, changed) = (moment, true);
        return changed;
    }

    /// <summary>Whether the agent had not been seen in it.</summary>
    public bool AddAgent(long sender)
    {
        if (sender == agent) return false;
        if (agent >= 0) return (moreAgents ??= []).Add(sender);
        agent = sender;
        return true;
    }

    /// <summary>Who was seen in it must be looked at again.</summary>
    public void ForgetAgents() => (agent, moreAgents) = (-1, null);
}
