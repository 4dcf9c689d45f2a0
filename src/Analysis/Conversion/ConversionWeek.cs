using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>一周转化: what became of a shop's inquiries and orders of one week. Without orders nothing here is confirmed.</summary>
public sealed record ConversionWeek
{
    public required string Shop { get; init; }
    public required Week Week { get; init; }

    /// <summary>The shop has orders at all; where it has none, every figure below is unknown and none is "not sold".</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Conversations with a customer message that stay in the rates.</summary>
    public int Conversations { get; init; }

    /// <summary>询单: of them, customers without an open order.</summary>
    public int Inquiries { get; init; }

    /// <summary>Customers who wrote about an order that was open.</summary>
    public int Services { get; init; }

    /// <summary>Inquiries whose window the orders do not reach the end of: too early to tell.</summary>
    public int Open { get; init; }

    /// <summary>Of the inquiries whose window is covered; null where there are none.</summary>
    public Rate? Ordered { get; init; }
    public Rate? Paid { get; init; }
    public Rate? Settled { get; init; }

    /// <summary>流失: to follow up, oldest first.</summary>
    public IReadOnlyList<LostChance> LostInquiries { get; init; } = [];
    public IReadOnlyList<LostChance> LostPayments { get; init; } = [];

    /// <summary>催付成功: unpaid orders that were reminded of and then paid in time / reminded.</summary>
    public Rate? Reminded { get; init; }

    public OrderFigures Orders { get; init; } = new();

    /// <summary>Orders placed in the week, by agent and rule; an order is one under every rule.</summary>
    public IReadOnlyList<AgentCredits> Agents { get; init; } = [];

    /// <summary>How many of the credited orders would go to somebody else under another rule than the profile's.</summary>
    public IReadOnlyList<CreditMove> CreditMoves { get; init; } = [];

    public IReadOnlyList<Association> Associations { get; init; } = [];
    public IReadOnlyList<Sensitivity> Sensitivities { get; init; } = [];
}

/// <summary>A customer to come back to.</summary>
/// <param name="Order">The order that was placed and not paid; null where none was placed.</param>
public sealed record LostChance(ConversationId Conversation, string CustomerId, string? AgentId, DateTimeOffset At, Order? Order);

/// <summary>Orders placed in a week, whoever they are credited to.</summary>
public sealed record OrderFigures
{
    public int Count { get; init; }

    /// <summary>静默: orders without a conversation inside the window before them.</summary>
    public Rate? Silent { get; init; }

    /// <summary>客单价: by currency, for sums of different money say nothing.</summary>
    public IReadOnlyList<CurrencyFigures> Currencies { get; init; } = [];

    /// <summary>Pieces of paid orders; null where no quantity is known.</summary>
    public long? Units { get; init; }

    /// <summary>退款率: closed after payment by a full refund / paid.</summary>
    public Rate? Refunded { get; init; }

    /// <summary>回头客: of the customers with a paid order, those who had paid one before.</summary>
    public Rate? Returning { get; init; }
}

/// <summary>Paid orders in one currency whose amount is known.</summary>
public sealed record CurrencyFigures(string Currency, int Orders, long AmountCents)
{
    public double AverageCents => (double)AmountCents / Orders;
}

/// <summary>An agent's orders under each rule; with an empty agent what nobody is credited with.</summary>
/// <param name="Orders">Credit by rule: an order split between three agents gives each a third.</param>
public sealed record AgentCredits(string AgentId, IReadOnlyDictionary<CreditRule, double> Orders);
