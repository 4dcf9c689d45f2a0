using QA.Ingest.Conversations;

namespace QA.Tests.Conversations;

public class OrderStateTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 9, 4, 0, 0, TimeSpan.Zero);

    static Order Said(string status, bool paid = false) => new("o", "c", "s") { Status = status, PlacedAt = Noon, PaidAt = paid ? Noon : null };

    [Theory]
    [InlineData("等待买家付款", false, OrderState.Unpaid)]
    [InlineData("买家已付款，等待卖家发货", true, OrderState.Paid)]
    [InlineData("卖家已发货，等待买家确认", true, OrderState.Shipped)]
    [InlineData("交易成功", true, OrderState.Completed)]
    [InlineData("交易关闭", false, OrderState.ClosedUnpaid)]
    [InlineData("交易关闭", true, OrderState.ClosedPaid)]
    [InlineData("已取消", false, OrderState.ClosedUnpaid)]
    [InlineData("退款成功", false, OrderState.ClosedPaid)]
    [InlineData("Waiting for payment", false, OrderState.Unpaid)]
    [InlineData("CANCELLED", false, OrderState.ClosedUnpaid)]
    [InlineData("a word nobody knows", true, OrderState.Paid)]
    public void A_report_without_times_is_understood_by_its_status(string status, bool paid, OrderState state) =>
        Assert.Equal(state, Said(status, paid).State());

    [Fact]
    public void Times_tell_where_there_is_no_status()
    {
        Assert.Equal(OrderState.Unknown, new Order("o", "c", "s").State());
        Assert.Equal(OrderState.ClosedUnpaid, (Said("") with { ClosedAt = Noon }).State());
        Assert.Equal(OrderState.ClosedPaid, (Said("", paid: true) with { ClosedAt = Noon }).State());
        Assert.Equal(OrderState.Shipped, (Said("", paid: true) with { ShippedAt = Noon }).State());
    }

    [Fact]
    public void Only_what_was_paid_and_given_back_in_full_is_clawed_back()
    {
        Assert.False(Said("交易关闭").IsClawedBack);
        Assert.True(Said("交易关闭", paid: true).IsClawedBack);
        Assert.True((Said("交易关闭", paid: true) with { AmountCents = 8800, RefundCents = 8800 }).IsClawedBack);
        Assert.False((Said("交易关闭", paid: true) with { AmountCents = 8800, RefundCents = 500 }).IsClawedBack);
        Assert.False((Said("交易成功", paid: true) with { AmountCents = 8800, RefundCents = 500 }).IsClawedBack);
    }
}
