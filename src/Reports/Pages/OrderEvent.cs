using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>One step of an order's life, or the conversation itself among them.</summary>
public sealed record OrderEvent(DateTimeOffset At, string What, bool IsThisConversation)
{
    /// <summary>The steps that are known, in time order, with the conversation in its place.</summary>
    public static IReadOnlyList<OrderEvent> Of(PageContext page, Order order, DateTimeOffset? conversation)
    {
        var events = new List<OrderEvent>();
        Add(order.PlacedAt, Words.Placed.In(page.Language, order.AmountCents is { } amount ? Figures.Money(amount, order.Currency) : "").TrimEnd());
        Add(order.PaidAt, Words.PaidEvent.In(page.Language));
        Add(order.ShippedAt, Words.Shipped.In(page.Language, page.Number(order.TrackingNumber)).TrimEnd());
        Add(order.DeliveredAt, Words.Delivered.In(page.Language));
        Add(order.CompletedAt, Words.Completed.In(page.Language));
        Add(order.RefundedAt, Words.Refunded.In(page.Language, order.RefundCents is { } refund ? Figures.Money(refund, order.Currency) : "").TrimEnd());
        Add(order.ClosedAt, Words.Closed.In(page.Language));
        if (conversation is { } here) events.Add(new(here, Words.ThisConversation.In(page.Language), true));
        return [.. events.OrderBy(e => e.At)];

        void Add(DateTimeOffset? at, string what)
        {
            if (at is { } known) events.Add(new(known, what, false));
        }
    }

    /// <summary>The orders that belong beside a conversation: placed before its end or soon after, the nearest first, at most three.</summary>
    public static IReadOnlyList<Order> Near(IReadOnlyList<Order> orders, DateTimeOffset? start)
    {
        if (start is not { } moment) return [];
        var (earliest, latest) = (moment.AddDays(-60), moment.AddDays(14));
        return [.. orders.Where(o => o.PlacedAt is { } placed && placed >= earliest && placed <= latest)
            .OrderBy(o => (o.PlacedAt!.Value - moment).Duration()).ThenBy(o => o.Id, StringComparer.Ordinal).Take(3)];
    }
}
