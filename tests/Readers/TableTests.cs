using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class TableTests
{
    static List<string> Reasons<T>(IEnumerable<TableRow<T>> rows) =>
        [.. rows.OfType<TableRow<T>.Rejected>().Select(row => $"{row.Line}: {row.Reason}")];

    [Fact]
    public void Orders_are_read_with_every_column()
    {
        var row = Assert.IsType<TableRow<Order>.Accepted>(Assert.Single(Given.File("""
            order_id,customer_id,shop,placed_at,paid_at,shipped_at,delivered_at,completed_at,closed_at,refunded_at,status,amount,currency,refund_amount,quantity,tracking_number
            o1,ann,hills,2026-11-09 09:00,2026-11-09 09:01,2026-11-09 09:02,2026-11-09 09:03,2026-11-09 09:04,2026-11-09 09:05,2026-11-09 09:06,closed,"1,268.50",CNY,12.00,3,SF123
            """).Orders()));
        DateTimeOffset at(int minute) => new(2026, 11, 9, 1, minute, 0, TimeSpan.Zero);
        Assert.Equal(new Order("o1", "ann", "hills")
        {
            PlacedAt = at(0),
            PaidAt = at(1),
            ShippedAt = at(2),
            DeliveredAt = at(3),
            CompletedAt = at(4),
            ClosedAt = at(5),
            RefundedAt = at(6),
            Status = "closed",
            AmountCents = 126850,
            Currency = "CNY",
            RefundCents = 1200,
            Quantity = 3,
            TrackingNumber = "SF123",
        }, row.Row);
    }

    [Fact]
    public void Platform_headings_and_spreadsheet_marks_are_understood()
    {
        var file = Given.File("订单编号,买家会员名,订单创建时间,订单付款时间,订单状态,买家实际支付金额,退款金额\n=\"20261109001\",阿明,2026/11/9 10:05,,等待买家付款,¥88,\n'20261109002,阿明,,,,,\n");
        Assert.Equal(ExportKind.Orders, file.Kind);
        var orders = file.Orders().Select(row => Assert.IsType<TableRow<Order>.Accepted>(row).Row).ToList();
        Assert.Equal(["20261109001", "20261109002"], orders.Select(order => order.Id));
        Assert.Equal((8800L, null, null), (orders[0].AmountCents, orders[0].RefundCents, orders[0].PaidAt));
    }

    [Fact]
    public void Orders_that_cannot_be_read_say_which_column() => Assert.Equal(
        ["2: order_id is empty", "3: customer_id is empty", "4: unreadable paid_at: use yyyy-MM-dd HH:mm:ss or ISO 8601", "5: unreadable amount: use 1234.50", "6: unreadable quantity: a whole number is needed"],
        Reasons(Given.File("order_id,customer_id,paid_at,amount,quantity\n,a,,,\no,,,,\no,a,soon,,\no,a,,much,\no,a,,,1.5\n").Orders()));

    [Fact]
    public void Ratings_have_one_to_five_stars_and_belong_to_something()
    {
        var file = Given.File("rating_id,conversation_id,order_id,customer_id,rated_at,stars,text\nr1,c1,,,2026-11-09 12:00,5, kind \nr2,c1,,,,6,\nr3,c1,,,,,\nr4,,,,,3,\n");
        Assert.Equal(ExportKind.Ratings, file.Kind);
        var rows = file.Ratings().ToList();
        Assert.Equal(new Rating("r1", "", "c1", "", "", new DateTimeOffset(2026, 11, 9, 4, 0, 0, TimeSpan.Zero), 5, "", " kind "),
            Assert.IsType<TableRow<Rating>.Accepted>(rows[0]).Row);
        Assert.Equal(["3: unreadable stars: 1 to 5 is needed", "4: stars is empty: 1 to 5 is needed", "5: neither conversation_id nor order_id nor customer_id"], Reasons(rows));
    }

    [Fact]
    public void Agents_and_shifts_are_told_apart_by_their_headings()
    {
        var agents = Given.File("shop,agent_id,name,team,active_from,active_until\nhills,lin,Ms Lin,early,2026-1-5,\nhills,mo,,,when,\n");
        Assert.Equal(ExportKind.Agents, agents.Kind);
        var people = agents.Agents().ToList();
        Assert.Equal(new Agent("hills", "lin", "Ms Lin", "early", new DateOnly(2026, 1, 5), null), Assert.IsType<TableRow<Agent>.Accepted>(people[0]).Row);
        Assert.Equal(["3: unreadable active_from: use yyyy-MM-dd"], Reasons(people));

        var shifts = Given.File("{\"shop\":\"hills\",\"agent_id\":\"lin\",\"from\":\"2026-11-09 08:00\",\"until\":\"2026-11-09 16:00\"}\n{\"agent_id\":\"lin\",\"from\":\"2026-11-09 08:00\",\"until\":\"2026-11-09 08:00\"}\n", "shifts.jsonl");
        Assert.Equal(ExportKind.Shifts, shifts.Kind);
        var hours = shifts.Shifts().ToList();
        var shift = Assert.IsType<TableRow<Shift>.Accepted>(hours[0]).Row;
        Assert.Equal(TimeSpan.FromHours(8), shift.Until - shift.From);
        Assert.Equal(["2: until is not after from"], Reasons(hours));
    }

    [Fact]
    public void Stars_may_be_words_or_drawn_and_a_word_that_says_nothing_is_rejected()
    {
        var rows = Given.File("会话编号,满意度,不满意原因,评价内容\nc1,非常满意,,快\nc2,一般,,\nc3,非常不满意,回复太慢,等了半天\nc4,★★★★☆,,\nc5,4.0,,\nc6,好评,,\nc7,5星,,\nc8,说不清,,\n").Ratings().ToList();
        Assert.Equal([5, 3, 1, 4, 4, 5, 5], rows.OfType<TableRow<Rating>.Accepted>().Select(row => row.Row.Stars));
        Assert.Equal(("回复太慢", "等了半天"), (((TableRow<Rating>.Accepted)rows[2]).Row.Reason, ((TableRow<Rating>.Accepted)rows[2]).Row.Text));
        Assert.Equal(["9: unreadable stars: 1 to 5 is needed"], Reasons(rows));
    }

    [Fact]
    public void A_platforms_report_keeps_the_two_ways_of_closing_apart()
    {
        var file = QA.Ingest.Readers.ExportFile.Open(Repository.Path("data-samples/orders/platform-report.csv"), FormatCatalog.BuiltIn, new(), new());
        var orders = file.Orders().Select(row => Assert.IsType<TableRow<Order>.Accepted>(row).Row).ToList();
        Assert.Equal(
            [OrderState.Completed, OrderState.Unpaid, OrderState.ClosedUnpaid, OrderState.ClosedPaid, OrderState.Shipped, OrderState.Paid],
            orders.Select(order => order.State()));
        Assert.Equal([false, false, false, true, false, false], orders.Select(order => order.IsClawedBack));
        Assert.Equal("2026110900000000101", orders[0].Id);
    }
}
