using QA.Ingest.Conversations;

namespace QA.Analysis.Phrases;

/// <summary>提问一次: one customer message that asked, and what became of it.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Answer">The message that answered it; null where no human did.</param>
/// <param name="Shape">The answer as <see cref="PhraseMiner.Shape"/> has it: what stays the same of a prepared phrase.</param>
/// <param name="WaitMs">From the first message of the customer's turn to the first of the answering turn; null without times.</param>
/// <param name="MetByAuto">自动回复: a bot or an auto-reply wrote before the human did.</param>
/// <param name="AskedAgain">The same customer asked the same again, later in the conversation.</param>
/// <param name="FollowedUp">Any further question followed in the conversation.</param>
/// <param name="Ordered">Whether an inquiry ended in an order; null where it is no inquiry or not confirmed.</param>
/// <param name="ScoreCents">Quality score of the conversation; null where no human wrote.</param>
sealed record AskedQuestion(
    ConversationId Conversation, string CustomerId, Week Week, string MessageId, string Text, Wording Wording,
    string? AgentId, string? Answer, string? Shape, long? WaitMs, bool MetByAuto, bool AskedAgain, bool FollowedUp, bool? Ordered, int? ScoreCents);
