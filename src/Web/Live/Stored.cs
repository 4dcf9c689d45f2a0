using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Web.Live;

/// <summary>What the store says beside its conversations: orders, ratings, names, and how far the data goes.</summary>
public sealed record Stored
{
    public required IReadOnlyList<Order> Orders { get; init; }
    public required ILookup<(string Shop, string Customer), Order> OrdersOf { get; init; }
    public required IReadOnlyList<Rating> Ratings { get; init; }
    public required IReadOnlyDictionary<(string Shop, string Id), string> AgentNames { get; init; }

    /// <summary>The last <c>sent_at</c> of each shop.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Horizons { get; init; }

    public required long Conversations { get; init; }
    public required long Messages { get; init; }

    public DateTimeOffset? DataUntil => Horizons.Count == 0 ? null : Horizons.Values.Max();

    public static Stored Of(StoredConversations reading)
    {
        var orders = reading.Orders();
        var (conversations, messages) = reading.Counts();
        return new()
        {
            Orders = orders,
            OrdersOf = orders.ToLookup(o => (o.Shop, o.CustomerId)),
            Ratings = reading.Ratings(),
            AgentNames = reading.Agents().Where(a => a.Name.Length > 0).ToDictionary(a => (a.Shop, a.Id), a => a.Name),
            Horizons = reading.Horizons(),
            Conversations = conversations,
            Messages = messages,
        };
    }
}
