using System.Text.Json;
using QA.Analysis.Conversion;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Scoring;

public class ConversionBookTests
{
    static readonly Week W46 = new(2026, 46);
    static readonly Dictionary<string, DateTimeOffset> Horizons = new() { ["shop"] = Chat.At("2026-11-30T00:00:00")!.Value };

    /// <summary>An order of long ago that shows how far the shop's orders reach.</summary>
    static readonly Order Last = new("o9", "nobody", "shop") { PlacedAt = Chat.At("2026-11-29T00:00:00") };

    static Order Placed(string id, string customer, string at) => new(id, customer, "shop") { PlacedAt = Chat.At(at), AmountCents = 10_000, Currency = "CNY", Quantity = 2 };

    static Conversation Asked(string id, string customer, string more = "") => Chat.Of("09:00:00 customer 有货吗\n09:00:20 li 有的\n" + more, "shop", id, customer);

    static ConversionBook Book(IReadOnlyList<Order> orders, params Conversation[] chats)
    {
        var book = new ConversionBook(new(), orders);
        var pass = AnalysisPass.Of(new(), RuleBook.BuiltIn(), Horizons, orders);
        foreach (var chat in chats) book.Add(pass.Score(chat));
        return book;
    }

    [Fact]
    public void Without_orders_nothing_is_confirmed_and_nothing_is_not_sold()
    {
        var week = Book([], Asked("c1", "a")).Of("shop", W46);
        Assert.False(week.IsConfirmed);
        Assert.Equal(1, week.Conversations);
        Assert.Null(week.Ordered);
        Assert.Null(week.Orders.Silent);
        Assert.Empty(week.LostInquiries);
    }

    [Fact]
    public void Inquiries_are_lost_paid_or_left_unpaid()
    {
        Order[] orders =
        [
            Last, Placed("o1", "paid", "09:30:00") with { PaidAt = Chat.At("09:31:00") }, Placed("o2", "unpaid", "10:00:00"),
            Placed("o0", "waiting", "2026-11-08T10:00:00") with { PaidAt = Chat.At("2026-11-08T10:01:00") },
        ];
        var week = Book(orders, Asked("c1", "paid"), Asked("c2", "unpaid"), Asked("c3", "gone"), Asked("c4", "waiting")).Of("shop", W46);
        Assert.Equal((4, 3, 1, 0), (week.Conversations, week.Inquiries, week.Services, week.Open));
        Assert.Equal((2, 3), (week.Ordered!.Numerator, week.Ordered.Denominator));
        Assert.Equal((1, 3), (week.Paid!.Numerator, week.Paid.Denominator));
        Assert.Equal(["c3"], week.LostInquiries.Select(lost => lost.Conversation.Value));
        Assert.Equal([("c2", "o2")], week.LostPayments.Select(lost => (lost.Conversation.Value, lost.Order!.Id)));
    }

    [Fact]
    public void Credit_moves_where_another_rule_names_somebody_else()
    {
        Order[] orders = [Last, Placed("o1", "a", "09:30:00"), Placed("o2", "b", "09:30:00")];
        var week = Book(orders, Asked("c1", "a"), Asked("c2", "b", "09:10:00 customer 包邮吗\n09:10:20 mo 包邮")).Of("shop", W46);
        Assert.Equal([(CreditRule.First, 1), (CreditRule.Split, 1), (CreditRule.Rounds, 0)], week.CreditMoves.Select(move => (move.Rule, move.Moved!.Numerator)));
        Assert.All(week.CreditMoves, move => Assert.Equal(2, move.Moved!.Denominator));
    }

    [Fact]
    public void An_inquiry_too_recent_to_tell_is_open_and_not_lost()
    {
        var week = Book([Last with { PlacedAt = Chat.At("12:00:00") }], Asked("c1", "a")).Of("shop", W46);
        Assert.Equal((1, 1), (week.Inquiries, week.Open));
        Assert.Null(week.Ordered);
        Assert.Empty(week.LostInquiries);
    }

    [Fact]
    public void Orders_of_the_week_are_counted_once_with_silent_ones_refunds_and_returning_customers()
    {
        var paid = Chat.At("09:31:00");
        Order[] orders =
        [
            Last,
            Placed("o1", "a", "09:30:00") with { PaidAt = paid },
            Placed("o2", "b", "09:30:00") with { PaidAt = paid, ClosedAt = Chat.At("12:00:00"), RefundedAt = Chat.At("12:00:00") },
            Placed("o3", "silent", "09:30:00") with { PaidAt = paid },
            Placed("o4", "a", "2026-09-01T09:30:00") with { PaidAt = Chat.At("2026-09-01T09:31:00"), CompletedAt = Chat.At("2026-09-09T09:31:00") },
        ];
        var week = Book(orders, Asked("c1", "a"), Asked("c2", "a", "09:10:00 customer 包邮吗\n09:10:20 mo 包邮"), Asked("c3", "b")).Of("shop", W46);
        Assert.Equal(3, week.Orders.Count);
        Assert.Equal((1, 3), (week.Orders.Silent!.Numerator, week.Orders.Silent.Denominator));
        Assert.Equal((1, 3), (week.Orders.Refunded!.Numerator, week.Orders.Refunded.Denominator));
        Assert.Equal((1, 3), (week.Orders.Returning!.Numerator, week.Orders.Returning.Denominator));
        Assert.Equal(("CNY", 3, 30_000L, 10_000.0), week.Orders.Currencies.Select(c => (c.Currency, c.Orders, c.AmountCents, c.AverageCents)).Single());
        Assert.Equal(6, week.Orders.Units);
        // Two conversations lead to o1, which is one order under every rule.
        Assert.All(Enum.GetValues<CreditRule>(), rule => Assert.Equal(2, week.Agents.Sum(agent => agent.Orders[rule]), 12));
    }

    [Fact]
    public void Order_of_adding_and_parts_make_no_difference()
    {
        Order[] orders = [Last, Placed("o1", "a", "09:30:00"), Placed("o2", "b", "09:40:00")];
        Conversation[] chats = [Asked("c1", "a"), Asked("c2", "b"), Asked("c3", "a", "09:20:00 customer 谢谢"), Asked("c4", "c")];
        var (whole, left, right) = (Book(orders, chats), Book(orders, chats[3], chats[0]), Book(orders, chats[2], chats[1]));
        left.Merge(right);
        Assert.Equal(Bytes(whole), Bytes(left));

        static string Bytes(ConversionBook book) => JsonSerializer.Serialize((book.Of("shop", W46), book.Credits().ToList()));
    }

    [Fact]
    public void A_book_for_credits_gives_the_same_credits()
    {
        Order[] orders = [Last, Placed("o1", "a", "09:30:00"), Placed("o2", "silent", "09:40:00")];
        var pass = AnalysisPass.Of(new(), RuleBook.BuiltIn(), Horizons, orders);
        var credits = ConversionBook.ForCredits(new(), orders);
        foreach (var chat in (Conversation[])[Asked("c1", "a"), Asked("c2", "c")]) credits.Add(pass.Score(chat));
        Assert.Equal(Book(orders, Asked("c1", "a"), Asked("c2", "c")).Credits(), credits.Credits());
    }
}
