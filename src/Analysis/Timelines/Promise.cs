using QA.Analysis.Flow;
using QA.Ingest.Conversations;

namespace QA.Analysis.Timelines;

/// <summary>承诺台账的一行: a promise with a time limit and what became of it across the customer's conversations.</summary>
/// <param name="KeptAt">When the first message that kept it, or came too late, was sent; null where none came.</param>
/// <param name="KeptIn">The conversation of that message.</param>
public sealed record Promise(
    ConversationId Conversation, string CustomerId, Week Week, PromiseMade Made, PromiseState State,
    DateTimeOffset? KeptAt, ConversationId? KeptIn, string? KeptMessageId);

/// <summary>兑现; 失约; 数据截止时未到期, or made at an unknown time.</summary>
public enum PromiseState { Kept, Broken, Unknown }
