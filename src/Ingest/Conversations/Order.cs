namespace QA.Ingest.Conversations;

/// <summary>订单: what a customer ordered and how far it came. Money is in hundredths of <see cref="Currency"/>.</summary>
public sealed record Order(string Id, string CustomerId, string Shop)
{
    // A shop has tens of thousands of orders, and all are held while its conversations are read.
    readonly SmallTime placedAt, paidAt, shippedAt, deliveredAt, completedAt, closedAt, refundedAt;

    public DateTimeOffset? PlacedAt { get => placedAt.Value; init => placedAt = new(value); }
    public DateTimeOffset? PaidAt { get => paidAt.Value; init => paidAt = new(value); }
    public DateTimeOffset? ShippedAt { get => shippedAt.Value; init => shippedAt = new(value); }
    public DateTimeOffset? DeliveredAt { get => deliveredAt.Value; init => deliveredAt = new(value); }
    public DateTimeOffset? CompletedAt { get => completedAt.Value; init => completedAt = new(value); }
    public DateTimeOffset? ClosedAt { get => closedAt.Value; init => closedAt = new(value); }
    public DateTimeOffset? RefundedAt { get => refundedAt.Value; init => refundedAt = new(value); }
    public string Status { get; init; } = "";
    public long? AmountCents { get; init; }
    public string Currency { get; init; } = "";
    public long? RefundCents { get; init; }
    public int? Quantity { get; init; }
    public string TrackingNumber { get; init; } = "";

    /// <summary>How far the order came, by its times and, where a platform's report leaves times out, by its status.</summary>
    public OrderState State()
    {
        var said = OrderWords.Of(Status);
        if (ClosedAt is not null || said is OrderState.ClosedUnpaid or OrderState.ClosedPaid)
            return PaidAt is not null || said is OrderState.ClosedPaid ? OrderState.ClosedPaid : OrderState.ClosedUnpaid;
        if (CompletedAt is not null || said is OrderState.Completed) return OrderState.Completed;
        if (ShippedAt is not null || DeliveredAt is not null || said is OrderState.Shipped) return OrderState.Shipped;
        if (PaidAt is not null || said is OrderState.Paid) return OrderState.Paid;
        return PlacedAt is not null ? OrderState.Unpaid : said;
    }

    /// <summary>Closed after payment by a full refund: the sale failed. A partial refund leaves an order settled.</summary>
    /// <remarks>A report that closes a paid order and says nothing of a refund means a full one.</remarks>
    public bool IsClawedBack =>
        (RefundedAt is not null || RefundCents > 0 || (RefundCents is null && Status.Length > 0)) &&
        (RefundCents is null || AmountCents is null || RefundCents >= AmountCents) &&
        State() is OrderState.ClosedPaid;
}
