namespace QA.Ingest.Conversations;

/// <summary>What an analysis made of one conversation, as far as searches ask for it.</summary>
public sealed record AnalysedConversation(ConversationId Id)
{
    /// <summary>最长等待: of the answered customer turns, in milliseconds; null where none was answered at a known time.</summary>
    public long? LongestWaitMs { get; init; }

    /// <summary>Hundredths of points; null where the conversation is not scored.</summary>
    public int? ScoreCents { get; init; }

    /// <summary>The customer's own rating; null where there is none.</summary>
    public int? Stars { get; init; }

    /// <summary>What the customer did inside the window; none of them where orders do not tell.</summary>
    public OutcomeKinds Outcomes { get; init; }

    public ConversationTraits Traits { get; init; }

    /// <summary>Hits of rules, those in customers' words too.</summary>
    public IReadOnlyList<Finding> Hits { get; init; } = [];
}

/// <summary>结果: what <c>outcome:</c> asks for. A settled order was paid and placed too.</summary>
[Flags]
public enum OutcomeKinds : byte
{
    Unknown = 0,

    /// <summary>Orders tell that none was placed.</summary>
    None = 1,
    Ordered = 2,
    Paid = 4,

    /// <summary>Paid and not closed by a full refund.</summary>
    Settled = 8,

    /// <summary>Paid and closed by a full refund.</summary>
    Refunded = 16,

    /// <summary>Ordered and not paid.</summary>
    Unpaid = 32,
}

/// <summary>What <c>has:</c> asks for.</summary>
[Flags]
public enum ConversationTraits : ushort
{
    Nothing = 0,

    /// <summary>转接: the conversation changed hands.</summary>
    Transfer = 1,

    /// <summary>A hit is charged to an agent.</summary>
    Finding = 2,

    /// <summary>A fatal hit made the score 0.</summary>
    Fatal = 4,

    /// <summary>A rule found something in the customer's words.</summary>
    Cue = 8,

    /// <summary>The customer rated it.</summary>
    Rating = 16,

    /// <summary>An agent promised something.</summary>
    Promise = 32,

    /// <summary>未响应: the customer wrote and no human ever answered.</summary>
    Unanswered = 64,

    /// <summary>Answered at least once, and the last question was not.</summary>
    Hanging = 128,

    /// <summary>Left out of the rates.</summary>
    Excluded = 256,
}
