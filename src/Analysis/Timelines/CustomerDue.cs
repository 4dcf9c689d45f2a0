namespace QA.Analysis.Timelines;

/// <summary>客户分组的一行: how far a customer came, who spoke with them last, and what is due next.</summary>
/// <param name="Group">Null where the shop has no orders to tell by.</param>
/// <param name="DueAt">By when the action should be taken; null where nothing presses.</param>
/// <param name="Returning">老客户: paid more than one order; null where the shop has no orders.</param>
public sealed record CustomerDue(
    string Shop, string CustomerId, CustomerGroup? Group, string? LastConversationId, string? LastAgentId,
    DateTimeOffset? DueAt, CustomerAction? Action, bool? Returning);

/// <summary>咨询组, 订单组 (ordered, unpaid), 发货组 (paid, on its way), 成交组.</summary>
public enum CustomerGroup { Asked, Ordered, Shipping, Completed }

/// <summary>跟进: ask again, remind of payment, confirm address and shipping time, send tracking and arrival, ask for a review.</summary>
public enum CustomerAction { FollowUp, RemindPayment, ConfirmShipping, SendTracking, AskReview }
