using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>Joins a customer's orders to a conversation: what the customer did inside the conversion window.</summary>
/// <remarks>
/// The window opens with the first customer message (included) and closes at the end of the next local day (excluded;
/// <c>conversion.window_days</c>). What the orders confirm is said even where they end before the window does; that
/// nothing happened is said only where they reach to its end. Safe to share between threads.
/// </remarks>
public sealed class OrderJoin(Profile profile)
{
    readonly LocalDays days = LocalDays.Of(profile);
    readonly int windowDays = profile.Conversion.WindowDays;

    /// <param name="facts">The conversation.</param>
    /// <param name="orders">All orders of the same customer in the same shop, in any order.</param>
    /// <param name="horizon">The latest time of any order event of the shop (<see cref="LatestEvent"/>); null where the shop has no orders.</param>
    public Outcome Of(ConversationFacts facts, IReadOnlyList<Order> orders, DateTimeOffset? horizon)
    {
        if (facts.FirstAskedAt is not { } asked || facts.CustomerId.Length == 0 || horizon is not { } end) return Outcome.NotConfirmed;

        var closes = WindowEnd(asked);
        var complete = end >= closes;
        var (ordered, paid, settled) = (false, false, false);
        Total? total = Total.Nothing;
        foreach (var order in orders)
        {
            if (order.PlacedAt >= asked && order.PlacedAt < closes)
            {
                ordered = true;
                total = total?.With(order);
            }
            if (order.PaidAt >= asked && order.PaidAt < closes)
            {
                paid = true;
                settled |= !order.IsClawedBack;
            }
        }
        return new()
        {
            Inquiry = IsInquiry(facts.StartedAt ?? asked, orders, end),
            Ordered = Confirmed(ordered),
            Paid = Confirmed(paid),
            Settled = Confirmed(settled),
            OrderAmountCents = Confirmed(ordered) is null ? null : total?.Cents,
            WindowCovered = complete,
        };

        bool? Confirmed(bool seen) => seen ? true : complete ? false : null;
    }

    /// <summary>Start of the local day after the last day of the window.</summary>
    public DateTimeOffset WindowEnd(DateTimeOffset asked) => days.StartOf(days.DayOf(asked).AddDays(windowDays + 1));

    /// <summary>The latest event of an order, which for all of a shop's together is how far its orders are known; null without any time.</summary>
    public static DateTimeOffset? LatestEvent(Order order)
    {
        DateTimeOffset? latest = null;
        foreach (var moment in (ReadOnlySpan<DateTimeOffset?>)
            [order.PlacedAt, order.PaidAt, order.ShippedAt, order.DeliveredAt, order.CompletedAt, order.ClosedAt, order.RefundedAt])
            if (moment is not null && !(latest >= moment)) latest = moment;
        return latest;
    }

    /// <summary>Null where an order's end cannot be dated, or where the orders end before the conversation starts.</summary>
    static bool? IsInquiry(DateTimeOffset start, IReadOnlyList<Order> orders, DateTimeOffset horizon)
    {
        if (horizon < start) return null;
        var doubtful = false;
        foreach (var order in orders)
        {
            if (!(order.PlacedAt < start) || order.CompletedAt <= start || order.ClosedAt <= start) continue;
            // The platforms' exports give a closed order its status and often no time for it.
            if (order.CompletedAt is null && order.ClosedAt is null && OrderEnd.IsReached(order.Status)) doubtful = true;
            else return false;
        }
        return doubtful ? null : true;
    }

    /// <summary>A sum of money that is unknown once an amount is, or once currencies mix.</summary>
    readonly record struct Total(long Cents, string? Currency)
    {
        public static Total Nothing => default;

        public Total? With(Order order) => order.AmountCents is { } amount && (Currency ?? order.Currency) == order.Currency
            ? new Total(checked(Cents + amount), order.Currency)
            : null;
    }
}
