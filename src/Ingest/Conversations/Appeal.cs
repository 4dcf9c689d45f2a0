namespace QA.Ingest.Conversations;

/// <summary>申诉: a team lead's objection to one finding, and the answer to it.</summary>
/// <param name="Answer">Null while it is open.</param>
public sealed record Appeal(
    long Key, ConversationId Conversation, string MessageId, string RuleId, int Start, int Length,
    string By, DateTimeOffset At, string Reason, AppealAnswer? Answer);

/// <summary>Whether the appeal was granted, who said so, and why. A granted one takes the finding back.</summary>
public sealed record AppealAnswer(bool IsGranted, string By, DateTimeOffset At, string Text);
