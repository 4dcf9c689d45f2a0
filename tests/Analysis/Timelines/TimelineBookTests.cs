using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Timelines;

public class TimelineBookTests
{
    static readonly FactsReader Reader = new(new(), flow: FlowCheck.Of);

    static Promise Only(string horizon, params string[] chats)
    {
        var book = new TimelineBook();
        for (var i = 0; i < chats.Length; i++) book.Add(Reader.Read(Chat.Of(chats[i], id: $"c{i + 1}"), null));
        return Assert.Single(book.Promises(new Dictionary<string, DateTimeOffset> { ["shop"] = Chat.At(horizon)!.Value }));
    }

    const string Promised = "09:00:00 customer 怎么还没到\n09:01:00 li 我核实一下,2小时内给您答复";

    [Fact]
    public void A_promise_is_kept_by_a_human_message_before_it_is_due()
    {
        var promise = Only("20:00:00", Promised + "\n09:02:00 customer 好的\n10:30:00 li 核实好了,明天送达");
        Assert.Equal((PromiseState.Kept, "m4", Chat.At("11:01:00")), (promise.State, promise.KeptMessageId, promise.Made.DueAt));
        Assert.Equal(("2小时内给您答复", "li", "buyer"), (promise.Made.Text, promise.Made.AgentId, promise.CustomerId));
    }

    [Fact]
    public void A_later_conversation_keeps_it_too()
    {
        var promise = Only("20:00:00", Promised, "10:00:00 li 您好,已经查到了\n10:01:00 customer 好");
        Assert.Equal((PromiseState.Kept, new ConversationId("shop", "c2"), "m1"), (promise.State, promise.KeptIn!.Value, promise.KeptMessageId));
    }

    [Fact]
    public void Too_late_is_broken_and_so_is_never() => Assert.Equal(
        (PromiseState.Broken, PromiseState.Broken),
        (Only("20:00:00", Promised + "\n09:02:00 customer 好的\n12:30:00 li 核实好了").State, Only("20:00:00", Promised).State));

    [Fact]
    public void What_is_due_after_the_data_ends_is_not_known() =>
        Assert.Equal(PromiseState.Unknown, Only("10:00:00", Promised).State);

    [Fact]
    public void Without_times_nothing_is_known() =>
        Assert.Equal(PromiseState.Unknown, Only("20:00:00", "- customer 到哪了\n- li 2小时内给您答复").State);

    [Theory]
    [InlineData("09:01:30 li 感谢您的咨询,祝您愉快")]
    [InlineData("09:02:00 customer 好的\n09:02:30 li 感谢您的理解,有问题随时联系")]
    [InlineData("09:02:00 customer 谢谢\n09:02:30 li 不客气")]
    [InlineData("09:02:00 bot 您的问题已记录")]
    public void Goodbye_keeps_no_promise(string end) =>
        Assert.Equal(PromiseState.Broken, Only("20:00:00", Promised + "\n" + end).State);

    [Theory]
    [InlineData("2小时内给您答复", "11:00:00")]
    [InlineData("两个小时内回复您", "11:00:00")]
    [InlineData("半小时内联系您", "09:30:00")]
    [InlineData("24小時內回覆您", "2026-11-10T09:00:00")]
    [InlineData("1个工作日内给您处理好", "2026-11-10T09:00:00")]
    [InlineData("5个工作日内给您答复", "2026-11-16T09:00:00")]
    [InlineData("I'll get back to you within 24 hours", "2026-11-10T09:00:00")]
    [InlineData("you will hear from me within 2 hours", "11:00:00")]
    public void The_length_of_time_is_read_from_the_words(string words, string due) =>
        Assert.Equal(Chat.At(due), Only("20:00:00", $"08:59:00 customer 到哪了\n09:00:00 li {words}").Made.DueAt);

    [Theory]
    [InlineData("付款后24小时内发货")]
    [InlineData("您需要在7天内申请退货")]
    [InlineData("支持7天内无理由退货")]
    [InlineData("It ships within 24 hours")]
    public void What_a_message_cannot_keep_is_no_promise(string words)
    {
        var book = new TimelineBook();
        book.Add(Reader.Read(Chat.Of($"09:00:00 customer 到哪了\n09:00:10 li {words}"), null));
        Assert.Empty(book.Promises(new Dictionary<string, DateTimeOffset>()));
    }

    [Fact]
    public void Any_order_of_adding_and_merging_gives_the_same()
    {
        ConversationFacts[] facts =
        [
            Reader.Read(Chat.Of(Promised, id: "c1"), null), Reader.Read(Chat.Of("10:00:00 li 查到了,已经派送", id: "c2"), null),
            Reader.Read(Chat.Of("10:00:00 li 查到了,已经派送", id: "c3"), null), Reader.Read(Chat.Of(Promised, id: "c4", customer: "another"), null),
        ];
        var horizons = new Dictionary<string, DateTimeOffset> { ["shop"] = Chat.At("20:00:00")!.Value };
        var whole = new TimelineBook();
        foreach (var one in facts) whole.Add(one);
        var (left, right) = (new TimelineBook(), new TimelineBook());
        right.Add(facts[3]);
        right.Add(facts[2]);
        left.Add(facts[1]);
        left.Add(facts[0]);
        left.Merge(right);
        Assert.Equal(Told(whole), Told(left));

        string Told(TimelineBook book) => string.Join('\n', book.Promises(horizons).Select(p => $"{p.Conversation} {p.State} {p.KeptIn} {p.KeptMessageId}"))
            + string.Join('\n', book.Customers([]).Select(c => $"{c.CustomerId} {c.LastConversationId}"));
    }

    static CustomerDue Customer(params Order[] orders)
    {
        var book = new TimelineBook();
        book.Add(Reader.Read(Chat.Of("09:00:00 customer 有货吗\n09:00:10 li 有的"), null));
        return Assert.Single(book.Customers([.. orders, new("0", "nobody", "shop")]), c => c.CustomerId == "buyer");
    }

    static Order Placed(string at = "10:00:00") => new("1", "buyer", "shop") { PlacedAt = Chat.At(at) };

    [Fact]
    public void Who_asked_and_did_not_order_is_followed_up_the_day_after()
    {
        var customer = Customer();
        Assert.Equal((CustomerGroup.Asked, CustomerAction.FollowUp, "c1", "li", false),
            (customer.Group, customer.Action, customer.LastConversationId, customer.LastAgentId, customer.Returning));
        Assert.Equal(Chat.At("2026-11-10T09:00:10"), customer.DueAt);
    }

    [Fact]
    public void The_order_that_is_furthest_from_its_end_names_the_group()
    {
        var paid = Placed() with { PaidAt = Chat.At("10:05:00") };
        var shipped = paid with { ShippedAt = Chat.At("12:00:00") };
        var delivered = shipped with { DeliveredAt = Chat.At("2026-11-11T12:00:00") };
        var completed = delivered with { CompletedAt = Chat.At("2026-11-12T12:00:00") };
        Assert.Equal(
            [(CustomerGroup.Ordered, CustomerAction.RemindPayment), (CustomerGroup.Shipping, CustomerAction.ConfirmShipping),
             (CustomerGroup.Shipping, CustomerAction.SendTracking), (CustomerGroup.Shipping, CustomerAction.AskReview),
             (CustomerGroup.Completed, CustomerAction.AskReview), (CustomerGroup.Ordered, CustomerAction.RemindPayment)],
            new[] { Customer(Placed()), Customer(paid), Customer(shipped), Customer(delivered), Customer(completed), Customer(completed, Placed() with { Id = "2" }) }
                .Select(c => (c.Group!.Value, c.Action!.Value)));
    }

    [Fact]
    public void An_order_that_lapsed_or_was_refunded_in_full_is_no_sale()
    {
        Assert.Equal(CustomerGroup.Asked, Customer(Placed() with { ClosedAt = Chat.At("2026-11-12T10:00:00") }).Group);
        Assert.Equal(CustomerGroup.Asked, Customer(Placed() with { PaidAt = Chat.At("10:05:00"), ClosedAt = Chat.At("2026-11-12T10:00:00"), RefundedAt = Chat.At("2026-11-12T10:00:00") }).Group);
    }

    [Fact]
    public void Two_paid_orders_make_a_returning_customer() => Assert.True(Customer(
        Placed() with { PaidAt = Chat.At("10:05:00") }, Placed("11:00:00") with { Id = "2", PaidAt = Chat.At("11:05:00") }).Returning);

    [Fact]
    public void Without_orders_nobody_is_put_in_a_group()
    {
        var book = new TimelineBook();
        book.Add(Reader.Read(Chat.Of("09:00:00 customer 有货吗\n09:00:10 li 有的"), null));
        Assert.Equal((null, null, null), (Assert.Single(book.Customers([])) is var c) ? (c.Group, c.DueAt, c.Returning) : default);
    }
}
