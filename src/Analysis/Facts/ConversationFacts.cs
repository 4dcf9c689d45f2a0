using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Facts;

/// <summary>Everything that one conversation alone tells, each figure with the messages that prove it.</summary>
public sealed record ConversationFacts
{
    public required ConversationId Id { get; init; }
    public string Channel { get; init; } = "";
    public string CustomerId { get; init; } = "";

    /// <summary>Who sent most human messages, the first of them on a tie; null where no human wrote.</summary>
    public string? AgentId { get; init; }

    /// <summary>Human agents in order of their first message.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Readable human messages by agent: what findings per 1,000 messages are counted against.</summary>
    public IReadOnlyDictionary<string, int> MessagesByAgent { get; init; } = new Dictionary<string, int>();

    public Week Week { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>First dated customer message: where the conversion window opens.</summary>
    public DateTimeOffset? FirstAskedAt { get; init; }

    public int CustomerMessages { get; init; }
    public int AgentMessages { get; init; }
    public int BotMessages { get; init; }

    public IReadOnlyList<Response> Responses { get; init; } = [];

    /// <summary>Customer turns that asked for something and whose answer could be timed, answered or not.</summary>
    public int AskingTurns { get; init; }

    /// <summary>Those of them answered within <c>latency.slow</c>.</summary>
    public int PromptTurns { get; init; }

    /// <summary>Null where it is not defined: nobody asked, nobody answered, or no times.</summary>
    public long? FirstResponseMs { get; init; }

    public bool HasTimes { get; init; }

    /// <summary>未响应: the customer wrote and no human ever answered.</summary>
    public bool Unanswered { get; init; }

    /// <summary>Answered at least once, but the last customer turn that asked for something was not.</summary>
    public bool LeftHanging { get; init; }

    public bool Transferred { get; init; }

    public Compliance Greeting { get; init; } = Compliance.NotApplicable;
    public Compliance Closing { get; init; } = Compliance.NotApplicable;

    /// <summary>流程: recognised scenarios, steps with their proof, selling and promises.</summary>
    public FlowReading Flow { get; init; } = FlowReading.None;

    /// <summary>The first human message: what keeps a promise that an earlier conversation made. Null where no human wrote.</summary>
    public string? FirstHumanMessageId { get; init; }

    /// <summary>When it was sent; null where that is unknown.</summary>
    public DateTimeOffset? FirstHumanAt { get; init; }

    /// <summary>Hits charged to agents, in order of message and start.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was found in customers' words.</summary>
    public IReadOnlyList<Finding> Cues { get; init; } = [];

    /// <summary>Why the conversation leaves the rates: <c>monologue</c>, <c>internal</c>, <c>empty</c>, <c>single_line</c>; null where it stays.</summary>
    public string? Excluded { get; init; }
}
