namespace QA.Ingest.Conversations;

/// <summary>发现（质检命中）: one hit of a rule, with the exact words and where they stand.</summary>
/// <remarks>
/// <see cref="Start"/> and <see cref="Length"/> are UTF-16 units of the message's original text. A finding is charged
/// to <see cref="AgentId"/>; what customers write is kept as a cue, the same record with an empty agent.
/// </remarks>
public sealed record Finding(
    ConversationId Conversation, string MessageId, string AgentId,
    string RuleId, string RuleVersion, Severity Severity, int Start, int Length, string Text, string Source);

/// <summary>严重程度: 提示, 轻, 重, 致命. A fatal hit makes the conversation's score 0.</summary>
public enum Severity { Info, Minor, Major, Fatal }
