namespace QA.Ingest.Conversations;

/// <summary>满意度评价: the customer's own documented rating; <paramref name="Stars"/> from 1 to 5.</summary>
public sealed record Rating(
    string Id, string Shop, string ConversationId, string OrderId, string CustomerId,
    DateTimeOffset? RatedAt, int Stars, string Reason, string Text);
