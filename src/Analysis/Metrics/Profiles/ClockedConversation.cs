using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>One conversation while several profiles count it: what they see alike is made once. For clocks of the same shop's settings; not safe to share between threads.</summary>
sealed class ClockedConversation(Conversation whole)
{
    readonly View?[] views = new View?[2];
    MessageCounts? counts;

    public Conversation Whole => whole;

    public MessageCounts Counts => counts ??= MessageCounts.Of(whole.Messages);

    public DateTimeOffset? StartedAt { get; } = whole.StartedAt();

    /// <summary>The waits that were read last, for whoever counts them before the next are read.</summary>
    public List<CountedWait> Waits { get; } = [];

    /// <summary>The conversation as clocks see it that cast its messages alike.</summary>
    /// <param name="place">0 where no bot's answer counts, 1 where every bot's does; null for a cast of one's own.</param>
    /// <param name="recast">Casts it where nobody did.</param>
    public View As(int? place, Func<Conversation, Conversation> recast) =>
        place is { } at ? views[at] ??= new(recast(whole)) : new(recast(whole));

    /// <summary>Messages and, for who asks, turns.</summary>
    public sealed class View(Conversation conversation)
    {
        IReadOnlyList<Turn>? turns;

        public IReadOnlyList<Message> Messages => conversation.Messages;

        public IReadOnlyList<Turn> Turns => turns ??= Turn.Split(conversation.Messages);
    }
}
