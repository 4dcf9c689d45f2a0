using QA.Ingest.Conversations;

namespace QA.Analysis.Rules;

/// <summary>售前, 售中, 售后 by a customer's orders.</summary>
internal static class OrderStage
{
    /// <summary>Where the newest order placed by <paramref name="moment"/> stood then; before any, it is before the sale.</summary>
    public static ScopeStage At(IReadOnlyList<Order> orders, DateTimeOffset moment)
    {
        Order? newest = null;
        foreach (var order in orders)
            if (order.PlacedAt is { } placed && placed <= moment && (newest is null || placed > newest.PlacedAt)) newest = order;
        if (newest is null) return ScopeStage.PreSale;
        return newest.DeliveredAt <= moment || newest.CompletedAt <= moment || newest.ClosedAt <= moment
            ? ScopeStage.AfterSale
            : ScopeStage.InSale;
    }
}
