using QA.Analysis.Timelines;
using QA.Ingest.Settings;
using static QA.Reports.Exports.Column<QA.Analysis.Timelines.CustomerDue>;

namespace QA.Reports.Exports;

/// <summary>One row for each customer: the lists that agents work through.</summary>
public static class CustomersTable
{
    public static Table<CustomerDue> With(ExportOptions _) => new Table<CustomerDue, CustomerDue>(
        "customers", "One row for each customer of a shop with the reminder that is due, ordered by shop and customer.",
    [
        Id("shop", "The shop.", c => c.Shop),
        Id("customer_id", "The customer.", c => c.CustomerId),
        Word("group", "asked, ordered (not paid), shipping (paid) or completed; a sale that was closed by a full refund is none. Empty where the shop has no orders.", c => Name(c.Group)),
        Id("last_conversation_id", "The customer's last conversation; empty where there was none.", c => c.LastConversationId),
        Id("last_agent_id", "Who sent most messages in it.", c => c.LastAgentId),
        Time("due", "By when: 3 days after an order that waits for payment, 48 hours after a payment, a day after shipping, 15 days after delivery or completion, a day after an inquiry.", c => c.DueAt),
        Word("action", "follow_up, remind_payment, confirm_shipping, send_tracking or ask_review.", c => Name(c.Action)),
        Flag("returning", "Has paid more than one order; empty where the shop has no orders.", c => c.Returning),
    ], c => [c]);

    static string? Name<T>(T? value) where T : struct, Enum => value is { } known ? SnakeCase.Of(known.ToString()) : null;
}
