using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>订单归属: one order, under one rule, and the agent and conversation it is credited to.</summary>
/// <param name="Conversation">The conversation that led to it; null for a silent order.</param>
/// <param name="AgentId">Null for a silent order, and where nobody had answered before it was placed.</param>
/// <param name="Share">Of how many agents this is one: an order is credited once, so each of three gets a third. 0 where nobody is credited.</param>
public sealed record OrderCredit(Order Order, CreditRule Rule, ConversationId? Conversation, string? AgentId, int Share)
{
    /// <summary>静默下单: no conversation inside the window before the order.</summary>
    public bool IsSilent => Conversation is null;

    /// <summary>0 to 1.</summary>
    public double Credit => Share == 0 ? 0 : 1.0 / Share;

    /// <summary>Paid and not closed by a full refund.</summary>
    public bool IsSettled => Order.PaidAt is not null && !Order.IsClawedBack;
}
