namespace QA.Ingest.Conversations;

/// <summary>订单: what a customer ordered and how far it came. Money is in hundredths of <see cref="Currency"/>.</summary>
public sealed record Order(string Id, string CustomerId, string Shop)
{
    public DateTimeOffset? PlacedAt { get; init; }
    public DateTimeOffset? PaidAt { get; init; }
    public DateTimeOffset? ShippedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? RefundedAt { get; init; }
    public string Status { get; init; } = "";
    public long? AmountCents { get; init; }
    public string Currency { get; init; } = "";
    public long? RefundCents { get; init; }
    public int? Quantity { get; init; }
    public string TrackingNumber { get; init; } = "";

    /// <summary>Closed after payment by a full refund: the sale failed. A partial refund leaves an order settled.</summary>
    public bool IsClawedBack => PaidAt is not null && ClosedAt is not null &&
        (RefundedAt is not null || RefundCents > 0) && (RefundCents is null || AmountCents is null || RefundCents >= AmountCents);
}
