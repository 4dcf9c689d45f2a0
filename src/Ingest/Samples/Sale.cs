namespace QA.Ingest.Samples;

/// <summary>An order as it was invented: all that will happen to it, past the end of the export too.</summary>
internal sealed record Sale(string Id, string CustomerId, Product Product, int Quantity, long PlacedAt)
{
    public long? PaidAt { get; init; }
    public long? ShippedAt { get; init; }
    public long? DeliveredAt { get; init; }
    public long? CompletedAt { get; init; }
    public long? ClosedAt { get; init; }
    public long? RefundedAt { get; init; }
    public int RefundCents { get; init; }
    public string Tracking { get; init; } = "";

    /// <summary>The conversation that led to it and the agent to be credited; empty for a silent order.</summary>
    public string Conversation { get; init; } = "";
    public string Credit { get; init; } = "";

    public const long Hour = 3600, Day = 24 * Hour;

    /// <summary>Unpaid orders lapse after three days.</summary>
    public const long Lapse = 3 * Day;

    public bool IsOpenAt(long moment) =>
        PlacedAt < moment && !(CompletedAt < moment) && !(ClosedAt < moment);

    public bool Fits(Needs needs, long moment) => needs switch
    {
        // Two days after the order, so that a payment after a reminder lies outside every earlier conversion window.
        Needs.Unpaid => PaidAt is null && moment > PlacedAt + 48 * Hour && moment < PlacedAt + 66 * Hour,
        Needs.Unshipped => PaidAt < moment && ShippedAt > moment + Hour,
        Needs.Shipping => ShippedAt < moment && DeliveredAt > moment + Hour,
        Needs.Delivered => DeliveredAt < moment && moment < DeliveredAt + 20 * Day && RefundedAt is null,
        _ => !IsOpenAt(moment),
    };

    public Sale Pay(Dice dice, long at, bool abroad, int silentRefund)
    {
        var shipped = at + dice.Between(5, 38) * Hour + dice.Below(3600);
        var delivered = shipped + dice.Between(abroad ? 7 * 24 : 40, abroad ? 13 * 24 : 110) * Hour + dice.Below(3600);
        var sold = this with { PaidAt = at, ShippedAt = shipped, DeliveredAt = delivered, ClosedAt = null };
        return dice.Chance(silentRefund)
            ? sold.Refund(delivered + dice.Between(10, 60) * Hour, Product.Cents(abroad) * Quantity, whole: true)
            : sold with { CompletedAt = delivered + dice.Between(20, 200) * Hour };
    }

    /// <summary>A whole refund closes the order: the sale failed. A part of it leaves the sale standing.</summary>
    public Sale Refund(long at, int cents, bool whole) => this with
    {
        RefundedAt = at,
        RefundCents = cents,
        ClosedAt = whole ? at : ClosedAt,
        CompletedAt = whole ? null : CompletedAt,
    };
}
