using QA.Ingest.Conversations;

namespace QA.Analysis.Conversion;

/// <summary>催付: an unpaid order that an agent reminded of, and whether it was then paid in time.</summary>
/// <param name="IsPaid">Paid after the reminder and before the order lapsed.</param>
public sealed record Reminding(Order Order, ConversationId Conversation, string AgentId, DateTimeOffset At, bool IsPaid)
{
    /// <summary>Unpaid for longer, an order lapses; a payment after that is no fruit of a reminder.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromDays(3);

    /// <summary>The first reminder of an order while it was open and unpaid; null where there was none, or where it is too early to tell.</summary>
    public static Reminding? Of(Order order, IReadOnlyList<Contact> contacts, DateTimeOffset horizon)
    {
        if (order.PlacedAt is not { } placed) return null;
        var lapses = placed + Lapse;
        foreach (var contact in contacts)
            foreach (var reminder in contact.Reminders)
            {
                if (reminder.At < placed || reminder.At >= lapses || order.PaidAt <= reminder.At || order.ClosedAt <= reminder.At) continue;
                var paid = order.PaidAt is { } at && at < lapses;
                // Still open when the data end: neither a success nor a failure yet.
                return !paid && horizon < lapses && order.ClosedAt is null ? null : new(order, contact.Id, reminder.AgentId, reminder.At, paid);
            }
        return null;
    }
}
