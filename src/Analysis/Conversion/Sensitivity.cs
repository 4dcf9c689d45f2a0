using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>敏感性: how far conversion moves with the window and with the silence that parts two inquiries.</summary>
/// <param name="Gap">Silence after which a customer's messages are a new inquiry, whatever ids the export gives.</param>
/// <param name="WindowDays">Local days after the day of the first question whose end closes the window.</param>
/// <param name="Ordered">Inquiries followed by an order; null where none has a window that the orders cover.</param>
public sealed record Sensitivity(TimeSpan Gap, int WindowDays, Rate? Ordered, Rate? Paid)
{
    /// <summary>The shortest silence that figures are shown for; contacts are kept in parts that long apart.</summary>
    public static readonly TimeSpan LeastGap = TimeSpan.FromMinutes(10);

    /// <summary>As platforms and desks cut: 10 minutes, half an hour, a day.</summary>
    public static IReadOnlyList<TimeSpan> Gaps { get; } = [LeastGap, TimeSpan.FromMinutes(30), TimeSpan.FromDays(1)];

    /// <summary>The same day, the next, two days later, a week, a fortnight.</summary>
    public static IReadOnlyList<int> Windows { get; } = [0, 1, 2, 7, 14];

    /// <summary>Every gap with every window, over the inquiries that began in <paramref name="week"/>.</summary>
    /// <param name="customers">Of one shop: each customer's contacts in order of time, and all orders.</param>
    /// <param name="horizon">How far the shop's orders reach.</param>
    public static IReadOnlyList<Sensitivity> Of(
        Profile profile, Week week, IEnumerable<(IReadOnlyList<Contact> Contacts, IReadOnlyList<Order> Orders)> customers, DateTimeOffset horizon)
    {
        var join = new OrderJoin(profile);
        var days = LocalDays.Of(profile);
        var counts = new (int Ordered, int Paid, int All)[Gaps.Count, Windows.Count];
        foreach (var (contacts, orders) in customers)
        {
            List<Stretch> stretches = [.. contacts.Where(contact => contact.Counts).SelectMany(contact => contact.Stretches).OrderBy(stretch => stretch.From)];
            for (var g = 0; g < Gaps.Count; g++)
                foreach (var inquiry in Inquiries(stretches, Gaps[g]))
                {
                    if (inquiry.AskedAt is not { } asked || Week.Of(days.DayOf(asked)).CompareTo(week) != 0) continue;
                    if (OrderJoin.IsInquiry(inquiry.From, orders, horizon) is not true) continue;
                    for (var w = 0; w < Windows.Count; w++)
                    {
                        var closes = join.WindowEnd(asked, Windows[w]);
                        if (horizon < closes) continue;
                        ref var count = ref counts[g, w];
                        count.All++;
                        var (isOrdered, isPaid) = (false, false);
                        foreach (var order in orders)
                        {
                            isOrdered |= order.PlacedAt >= asked && order.PlacedAt < closes;
                            isPaid |= order.PaidAt >= asked && order.PaidAt < closes;
                        }
                        if (isOrdered) count.Ordered++;
                        if (isPaid) count.Paid++;
                    }
                }
        }
        var rows = new List<Sensitivity>(counts.Length);
        for (var g = 0; g < Gaps.Count; g++)
            for (var w = 0; w < Windows.Count; w++)
                rows.Add(new(Gaps[g], Windows[w], Wilson.Of(counts[g, w].Ordered, counts[g, w].All), Wilson.Of(counts[g, w].Paid, counts[g, w].All)));
        return rows;
    }

    /// <summary>A customer's stretches, by their beginning, put together where the silence between them is shorter than the gap.</summary>
    static IEnumerable<Stretch> Inquiries(List<Stretch> stretches, TimeSpan gap)
    {
        Stretch? open = null;
        foreach (var next in stretches)
        {
            if (open is { } before && next.From - before.Until < gap)
            {
                open = new(before.From, next.Until > before.Until ? next.Until : before.Until, before.AskedAt ?? next.AskedAt);
                continue;
            }
            if (open is { } done) yield return done;
            open = next;
        }
        if (open is { } last) yield return last;
    }
}
