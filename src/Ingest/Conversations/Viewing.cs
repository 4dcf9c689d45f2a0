namespace QA.Ingest.Conversations;

/// <summary>查阅记录: who opened which transcript when, and whether personal data were shown.</summary>
public sealed record Viewing(DateTimeOffset At, string Account, ConversationId Conversation, bool ShowedPersonalData);
