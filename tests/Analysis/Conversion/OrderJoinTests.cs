using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Conversion;

public class OrderJoinTests
{
    /// <summary>Asked on Monday 2026-11-09 at 10:00, so the window closes when Tuesday does: 2026-11-11 00:00 at +08:00.</summary>
    const string Chat9 = """
        2026-11-09T10:00:00 customer 有货吗
        2026-11-09T10:00:10 li 有的
        """;

    const string Later = "2026-11-20T00:00:00";

    static DateTimeOffset? At(string? time) => time is null ? null : Chat.At(time);

    static Order Placed(string? placed, string? paid = null, string? completed = null, string? closed = null, string? refunded = null,
        long? cents = 9900, long? refund = null, string status = "", string currency = "CNY") => new("o1", "buyer", "shop")
        {
            PlacedAt = At(placed),
            PaidAt = At(paid),
            CompletedAt = At(completed),
            ClosedAt = At(closed),
            RefundedAt = At(refunded),
            AmountCents = cents,
            RefundCents = refund,
            Status = status,
            Currency = currency,
        };

    static Outcome Outcome(string? horizon, params Order[] orders) => Outcome(Chat9, horizon, orders);

    static Outcome Outcome(string chat, string? horizon, Order[] orders) =>
        new OrderJoin(new()).Of(new FactsReader(new()).Read(Chat.Of(chat), null), orders, At(horizon));

    [Fact]
    public void An_order_inside_the_window_converts() => Assert.Equal(
        new Outcome { Inquiry = true, Ordered = true, Paid = true, Settled = true, OrderAmountCents = 9900, WindowCovered = true },
        Outcome(Later, Placed("2026-11-09T11:00:00", paid: "2026-11-09T11:05:00")));

    [Theory]
    [InlineData("2026-11-09T09:59:59", false)]
    [InlineData("2026-11-09T10:00:00", true)]
    [InlineData("2026-11-10T23:59:59", true)]
    [InlineData("2026-11-11T00:00:00", false)]
    public void The_window_runs_from_the_first_question_to_the_end_of_the_next_day(string placed, bool ordered) =>
        Assert.Equal(ordered, Outcome(Later, Placed(placed)).Ordered);

    [Fact]
    public void No_order_is_no_only_where_the_orders_reach_the_windows_end()
    {
        Assert.Equal((false, 0L), (Outcome("2026-11-11T00:00:00").Ordered, Outcome("2026-11-11T00:00:00").OrderAmountCents));
        Assert.Equal((null, null), (Outcome("2026-11-10T23:59:59").Ordered, Outcome("2026-11-10T23:59:59").OrderAmountCents));
    }

    [Fact]
    public void What_the_orders_confirm_is_said_even_where_they_end_early()
    {
        var outcome = Outcome("2026-11-09T12:00:00", Placed("2026-11-09T11:00:00"));

        Assert.Equal((true, null, null, false), (outcome.Ordered, outcome.Paid, outcome.Settled, outcome.WindowCovered));
    }

    [Fact]
    public void A_shop_without_orders_tells_nothing() => Assert.Equal(QA.Analysis.Conversion.Outcome.NotConfirmed, Outcome(null));

    [Fact]
    public void A_conversation_without_times_tells_nothing() => Assert.Equal(QA.Analysis.Conversion.Outcome.NotConfirmed,
        Outcome("- customer 有货吗", Later, [Placed("2026-11-09T11:00:00")]));

    [Fact]
    public void A_monologue_is_no_inquiry() => Assert.Null(Outcome("2026-11-09T10:00:00 li 亲，活动开始了", Later, []).Inquiry);

    [Fact]
    public void Who_asks_about_an_open_order_comes_for_service() =>
        Assert.Equal((false, false), (Outcome(Later, Placed("2026-11-01T10:00:00")).Inquiry, Outcome(Later, Placed("2026-11-01T10:00:00")).Ordered));

    [Theory]
    [InlineData("2026-11-05T10:00:00", null, true)]
    [InlineData(null, "2026-11-05T10:00:00", true)]
    [InlineData("2026-11-12T10:00:00", null, false)]
    [InlineData(null, null, false)]
    public void An_order_is_open_until_it_is_completed_or_closed(string? completed, string? closed, bool inquiry) =>
        Assert.Equal(inquiry, Outcome(Later, Placed("2026-11-01T10:00:00", completed: completed, closed: closed)).Inquiry);

    [Fact]
    public void An_order_that_is_over_nobody_knows_since_when_leaves_it_open() =>
        Assert.Null(Outcome(Later, Placed("2026-11-01T10:00:00", status: "交易关闭")).Inquiry);

    [Fact]
    public void Orders_that_end_before_the_conversation_cannot_tell_an_inquiry() =>
        Assert.Null(Outcome("2026-11-09T09:00:00").Inquiry);

    [Fact]
    public void Paying_an_older_order_inside_the_window_is_a_payment_and_no_order()
    {
        var outcome = Outcome(Later, Placed("2026-11-08T10:00:00", paid: "2026-11-09T12:00:00"));

        Assert.Equal((false, false, true, true), (outcome.Inquiry, outcome.Ordered, outcome.Paid, outcome.Settled));
    }

    [Fact]
    public void A_full_refund_after_payment_unsettles_and_a_partial_one_does_not()
    {
        Order bought = Placed("2026-11-09T11:00:00", paid: "2026-11-09T11:05:00", closed: "2026-11-12T00:00:00", refunded: "2026-11-12T00:00:00", refund: 9900);

        Assert.Equal((true, false), (Outcome(Later, bought).Paid, Outcome(Later, bought).Settled));
        Assert.True(Outcome(Later, bought with { RefundCents = 100, ClosedAt = null }).Settled);
    }

    [Fact]
    public void Amounts_add_up_and_one_unknown_makes_the_sum_unknown()
    {
        var (first, second) = (Placed("2026-11-09T11:00:00", cents: 1050), Placed("2026-11-10T11:00:00", cents: 950));

        Assert.Equal(2000, Outcome(Later, first, second, Placed("2026-11-12T11:00:00")).OrderAmountCents);
        Assert.Null(Outcome(Later, first, second with { AmountCents = null }).OrderAmountCents);
        Assert.Null(Outcome(Later, first, second with { Currency = "USD" }).OrderAmountCents);
    }

    [Fact]
    public void Days_end_where_the_shop_is()
    {
        var join = new OrderJoin(new() { Zone = "America/New_York" });

        // 2026-10-31 21:00 there; the day after next starts once the clocks went back, at 00:00 -05:00.
        Assert.Equal(DateTimeOffset.Parse("2026-11-02T05:00:00Z", null), join.WindowEnd(DateTimeOffset.Parse("2026-11-01T01:00:00Z", null)));
    }

    [Fact]
    public void A_midnight_that_the_clocks_skip_is_when_the_day_starts()
    {
        // Santiago goes from 2026-09-05 24:00 -04:00 straight to 2026-09-06 01:00 -03:00.
        var join = new OrderJoin(new() { Zone = "America/Santiago", Conversion = new() { WindowDays = 0 } });

        Assert.Equal(DateTimeOffset.Parse("2026-09-06T04:00:00Z", null), join.WindowEnd(DateTimeOffset.Parse("2026-09-05T15:00:00Z", null)));
    }

    [Fact]
    public void The_latest_event_of_any_kind_is_how_far_an_order_is_known()
    {
        Assert.Equal(At("2026-11-12T00:00:00"), OrderJoin.LatestEvent(Placed("2026-11-09T11:00:00", closed: "2026-11-12T00:00:00")));
        Assert.Null(OrderJoin.LatestEvent(Placed(null)));
    }
}
