using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>One step of an order's life, or the conversation itself or the time of a promise made in it among them.</summary>
/// <param name="Mark">The mark of the timeline: <c>now</c> for the conversation, <c>due</c> for a promise's time, null for the order.</param>
public sealed record OrderEvent(DateTimeOffset At, string What, string? Mark)
{
    /// <summary>The steps that are known, in time order, with the conversation and what it promised in their places.</summary>
    public static IReadOnlyList<OrderEvent> Of(PageContext page, Order order, DateTimeOffset? conversation, IReadOnlyList<PromiseMade> promises)
    {
        var events = new List<OrderEvent>();
        Add(order.PlacedAt, Words.Placed.In(page.Language, order.AmountCents is { } amount ? Figures.Money(amount, order.Currency) : "").TrimEnd());
        Add(order.PaidAt, Words.PaidEvent.In(page.Language));
        Add(order.ShippedAt, Words.Shipped.In(page.Language, page.Number(order.TrackingNumber)).TrimEnd());
        Add(order.DeliveredAt, Words.Delivered.In(page.Language));
        Add(order.CompletedAt, Words.Completed.In(page.Language));
        Add(order.RefundedAt, Words.Refunded.In(page.Language, order.RefundCents is { } refund ? Figures.Money(refund, order.Currency) : "").TrimEnd());
        Add(order.ClosedAt, Words.Closed.In(page.Language));
        if (conversation is { } here) events.Add(new(here, Words.ThisConversation.In(page.Language), "now"));
        foreach (var promise in promises)
            if (promise.DueAt is { } due) events.Add(new(due, Words.PromisedTime.In(page.Language, page.Text(promise.Text)), "due"));
        return [.. events.OrderBy(e => e.At)];

        void Add(DateTimeOffset? at, string what)
        {
            if (at is { } known) events.Add(new(known, what, null));
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
