namespace QA.Ingest.Conversations;

/// <summary>会话: one customer contact from first message to last, as the export recorded it.</summary>
/// <remarks>There is at least one message, and they are in order: <see cref="InOrder"/> makes it so.</remarks>
public sealed record Conversation(ConversationId Id, string CustomerId, string Channel, IReadOnlyList<Message> Messages)
{
    public IReadOnlyList<Message> Messages { get; } =
        Messages.Count > 0 ? Messages : throw new ArgumentException($"conversation {Id} has no messages", nameof(Messages));

    /// <summary>The first time known, or null where no message has one.</summary>
    public DateTimeOffset? StartedAt()
    {
        foreach (var message in Messages)
            if (message.SentAt is { } sent) return sent;
        return null;
    }

    /// <summary>The last time known, or null where no message has one.</summary>
    public DateTimeOffset? EndedAt()
    {
        for (var i = Messages.Count - 1; i >= 0; i--)
            if (Messages[i].SentAt is { } sent) return sent;
        return null;
    }

    public IReadOnlyList<Turn> Turns() => Turn.Split(Messages);

    /// <summary>
    /// Messages as <c>metrics.md</c> orders them: a stable sort by time with ties in file order; a message without a
    /// time keeps its place after its predecessor, and leads where it has none.
    /// </summary>
    public static IReadOnlyList<Message> InOrder(IReadOnlyList<Message> inFileOrder)
    {
        if (IsInOrder(inFileOrder)) return inFileOrder;
        var moments = new DateTimeOffset[inFileOrder.Count];
        // An undated message borrows the moment of the one before it, so that a stable sort keeps them together.
        for (var i = 0; i < moments.Length; i++) moments[i] = inFileOrder[i].SentAt ?? (i == 0 ? DateTimeOffset.MinValue : moments[i - 1]);
        var order = new int[inFileOrder.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => moments[a] != moments[b] ? moments[a].CompareTo(moments[b]) : a.CompareTo(b));
        return Array.ConvertAll(order, i => inFileOrder[i]);
    }

    static bool IsInOrder(IReadOnlyList<Message> messages)
    {
        var last = DateTimeOffset.MinValue;
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].SentAt is not { } sent) continue;
            if (sent < last) return false;
            last = sent;
        }
        return true;
    }
}
