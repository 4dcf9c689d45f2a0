using System.Runtime.CompilerServices;
using QA.Ingest.Conversations;

namespace QA.Analysis.Conversion;

/// <summary>Orders by the customer who placed them, looked up once for all who ask for the same orders.</summary>
public static class CustomerOrders
{
    static readonly ConditionalWeakTable<IReadOnlyList<Order>, ILookup<(string Shop, string Customer), Order>> Known = [];

    /// <param name="orders">All of them, in any order; must not change afterwards.</param>
    public static ILookup<(string Shop, string Customer), Order> Of(IReadOnlyList<Order> orders) =>
        Known.GetValue(orders, static own => own.ToLookup(order => (order.Shop, order.CustomerId)));
}
