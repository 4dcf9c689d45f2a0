using QA.Ingest.Conversations;

namespace QA.Ingest.Search;

/// <summary>What an index is told of a message; the keys are those of the workspace's tables, where it finds the rest.</summary>
public readonly record struct MessageDocument(long Key, long ConversationKey, long SenderKey, Role Role, MessageKind Kind, string Text);
