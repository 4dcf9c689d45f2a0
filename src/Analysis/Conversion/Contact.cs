using QA.Ingest.Conversations;

namespace QA.Analysis.Conversion;

/// <summary>接触: what the joining of orders needs of one conversation: when the customer wrote, and which human agent answered when.</summary>
/// <remarks>Small and without texts, so that all of a customer's contacts can be held at once.</remarks>
public sealed record Contact
{
    public required ConversationId Id { get; init; }
    public required string CustomerId { get; init; }
    public required Week Week { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>First dated customer message; null where the customer never wrote.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Who sent most human messages; null where nobody did.</summary>
    public string? AgentId { get; init; }

    /// <summary>Stays in the rates.</summary>
    public bool Counts { get; init; }

    /// <summary>Stretches of human agents' messages after the customer first wrote, a new one where the agent changes.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>When each answered round was answered, and by whom, in order.</summary>
    public IReadOnlyList<Answer> Rounds { get; init; } = [];

    /// <summary>催付: agents' messages that ask for the payment of an order.</summary>
    public IReadOnlyList<Answer> Reminders { get; init; } = [];

    /// <summary>Parts between which nobody wrote for <see cref="Sensitivity.LeastGap"/> or longer.</summary>
    public IReadOnlyList<Stretch> Stretches { get; init; } = [];
}

/// <summary>An agent and a moment.</summary>
public readonly record struct Answer(string AgentId, DateTimeOffset At);

/// <summary>A part of a conversation without a long silence, and when the customer first wrote in it.</summary>
public readonly record struct Stretch(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? AskedAt);
