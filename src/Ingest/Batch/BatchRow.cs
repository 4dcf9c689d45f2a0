using QA.Ingest.Conversations;

namespace QA.Ingest.Batch;

/// <summary>A message on its way to its conversation. Shops and channels are numbers of a list; times are UTC milliseconds.</summary>
/// <param name="Conversation">The conversation's id, or what silence cuts into conversations where <paramref name="IsTimeline"/>.</param>
/// <param name="Content">What identifies a message without an id; 0 where it has one.</param>
readonly record struct BatchRow(
    int Shop, int Channel, int File, long Line, long Offset, long? SentAt, Role? Role, MessageKind Kind, string Conversation, bool IsTimeline,
    UInt128 Content, string MessageId, string CustomerId, string SenderId, string SenderName, string Text);
