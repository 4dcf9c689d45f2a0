using QA.Ingest.Conversations;

namespace QA.Analysis.Desk;

/// <summary>All that one customer did in one shop: the unit in which desks are counted and merged.</summary>
/// <param name="Conversations">In any order. Of a customer without an id, one conversation at a time.</param>
/// <param name="Orders">All of the customer's, in any order.</param>
/// <param name="Horizon">The last <c>sent_at</c> of the shop in the input; null where none is known.</param>
public sealed record DeskTimeline(
    string Shop, string CustomerId, IReadOnlyList<DeskFacts> Conversations, IReadOnlyList<Order> Orders, DateTimeOffset? Horizon);
