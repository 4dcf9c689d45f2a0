using QA.Analysis.Conversion;
using QA.Ingest.Settings;
using static QA.Reports.Exports.Column<QA.Analysis.Conversion.OrderCredit>;

namespace QA.Reports.Exports;

/// <summary>One row for each order and credit rule; where a rule splits an order, one for each agent.</summary>
public static class ConversionTable
{
    static readonly string[] RuleNames = [.. Enum.GetNames<CreditRule>().Select(name => name.ToLowerInvariant())];

    public static Table<OrderCredit> With(ExportOptions _) => new Table<OrderCredit, OrderCredit>(
        "conversion",
        "One row for each order under each credit rule, and one for each agent where a rule splits it; filter by `rule` before adding up. Ordered by shop, time, order and rule.",
    [
        Id("shop", "The shop.", c => c.Order.Shop),
        Id("order_id", "The order.", c => c.Order.Id),
        Id("customer_id", "Who placed it.", c => c.Order.CustomerId),
        Id("conversation_id", "The conversation that led to it; empty for a silent order.", c => c.Conversation?.Value),
        Id("agent_id", "Who is credited; empty where no human had answered before it was placed.", c => c.AgentId),
        Word("rule", "Credit rule: last, first, split or rounds (who answered most rounds).", c => RuleNames[(int)c.Rule]),
        Number("credit", "Share of the order that the agent is credited with; 1 over all rows of an order and rule, 0 where nobody is.", 6, c => c.Credit),
        Time("placed_at", "When it was placed.", c => c.Order.PlacedAt),
        Time("paid_at", "When it was paid; empty where it was not.", c => c.Order.PaidAt),
        Flag("settled", "Paid and not closed by a full refund.", c => c.IsSettled),
        Money("amount", "The whole order's amount; times `credit` it adds up.", c => c.Order.AmountCents),
        Flag("silent", "No conversation inside the window before the order.", c => c.IsSilent),
    ], c => [c]);
}
