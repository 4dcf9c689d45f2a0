using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Desk;

/// <summary>What one conversation tells about the work at the desk: who worked when, for how long, and who handed over to whom.</summary>
public sealed record DeskFacts
{
    public required ConversationId Id { get; init; }
    public required string CustomerId { get; init; }

    /// <summary>Whom the conversation is charged to; null where no human wrote.</summary>
    public required string? AgentId { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>First dated customer message; null where the customer never wrote.</summary>
    public required DateTimeOffset? FirstAskedAt { get; init; }

    /// <summary>The customer asked for something, so that a visit is a visit and no thank-you.</summary>
    public required bool Asks { get; init; }

    /// <summary>A human answered.</summary>
    public required bool IsAnswered { get; init; }

    /// <summary>Every agent's messages by local day and hour.</summary>
    public required IReadOnlyList<AgentHour> Hours { get; init; }

    public required IReadOnlyList<ServiceSpan> Spans { get; init; }
    public required IReadOnlyList<Handover> Handovers { get; init; }
    public required IReadOnlyList<Response> Responses { get; init; }
}

/// <summary>What one agent wrote in a conversation within one hour of one local day.</summary>
/// <param name="Hour">0 to 23, as the shop's clocks show it.</param>
/// <param name="Messages">Readable human messages; none where the account only answered by itself.</param>
/// <param name="First">The first of them, or the first automatic answer where there is none; as <paramref name="Last"/>.</param>
/// <param name="Answered">The customer got an answer in the agent's name: a message, automatic or not, after one of the customer's.</param>
/// <param name="AnsweredByHuman">At least one of these answers was the agent's own.</param>
public readonly record struct AgentHour(
    string AgentId, DateOnly Day, int Hour, int Messages, DateTimeOffset First, DateTimeOffset Last, bool Answered, bool AnsweredByHuman);

/// <summary>服务时段: while an agent served a customer, from the first question answered or message written to the agent's last message.</summary>
/// <remarks>A silence of <c>conversation.gap</c> ends it: nobody serves a customer who is asleep.</remarks>
public readonly record struct ServiceSpan(string AgentId, DateTimeOffset From, DateTimeOffset Until);

/// <summary>转接: a conversation passed from one agent to another.</summary>
/// <param name="From">Who had written before; empty where a bot or nobody had.</param>
/// <param name="To">Who wrote next; empty where nobody else did.</param>
/// <param name="At">When the notice came; null where there was none, or it has no time.</param>
/// <param name="WaitMs">From the notice to the first message of the receiving agent; null where either has no time.</param>
public readonly record struct Handover(string From, string To, DateTimeOffset? At, long? WaitMs);
