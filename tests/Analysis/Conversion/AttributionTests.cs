using QA.Analysis.Conversion;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Conversion;

public class AttributionTests
{
    static readonly Attribution Credits = new(new(new Profile()));

    static Contact Met(string id, string asked, params (string Agent, string At)[] answers) => new()
    {
        Id = new("shop", id),
        CustomerId = "buyer",
        Week = new(2026, 46),
        StartedAt = Chat.At(asked)!.Value,
        AskedAt = Chat.At(asked),
        Counts = true,
        Answers = [.. answers.Select(a => new Answer(a.Agent, Chat.At(a.At)!.Value))],
        Rounds = [.. answers.Select(a => new Answer(a.Agent, Chat.At(a.At)!.Value))],
    };

    static Order Placed(string at, string id = "o1") => new(id, "buyer", "shop") { PlacedAt = Chat.At(at), AmountCents = 10_000 };

    static string[] Told(IReadOnlyList<Order> orders, params Contact[] contacts) =>
        [.. from c in Credits.Of(orders, contacts) select $"{c.Order.Id} {c.Rule} {c.Conversation?.Value ?? "-"} {c.AgentId ?? "-"} {c.Share}"];

    [Fact]
    public void Last_first_split_and_rounds_credit_one_order_each_in_its_way() => Assert.Equal(
        ["o1 Last c2 mo 1", "o1 First c1 li 1", "o1 Split c1 li 2", "o1 Split c2 mo 2", "o1 Rounds c1 li 1"],
        Told([Placed("15:00:00")],
            Met("c1", "09:00:00", ("li", "09:00:10"), ("mo", "09:10:00"), ("li", "09:20:00"), ("li", "09:30:00")),
            Met("c2", "14:00:00", ("mo", "14:00:10"), ("li", "15:30:00"))));

    [Fact]
    public void Who_answers_after_the_order_is_never_credited() => Assert.All(
        Told([Placed("10:00:00")], Met("c1", "09:00:00", ("li", "09:00:10"), ("mo", "10:00:01"))), row => Assert.Contains(" li 1", row, StringComparison.Ordinal));

    [Fact]
    public void An_order_before_any_answer_is_not_silent_and_credits_nobody() => Assert.All(
        Told([Placed("09:00:05")], Met("c1", "09:00:00", ("li", "09:00:10"))), row => Assert.Contains(" c1 - 0", row, StringComparison.Ordinal));

    [Fact]
    public void An_order_without_a_conversation_inside_the_window_is_silent()
    {
        var contact = Met("c1", "09:00:00", ("li", "09:00:10"));
        Assert.All(Credits.Of([Placed("08:59:59"), Placed("2026-11-11T00:00:00", "o2")], [contact]), credit => Assert.True(credit.IsSilent));
        Assert.All(Credits.Of([Placed("2026-11-10T23:59:59")], [contact]), credit => Assert.False(credit.IsSilent));
    }

    [Fact]
    public void Credit_adds_up_to_one_under_every_rule()
    {
        Contact[] contacts = [Met("c1", "09:00:00", ("li", "09:00:10"), ("mo", "09:01:00"), ("an", "09:02:00"))];
        foreach (var rule in Credits.Of([Placed("09:30:00"), Placed("10:30:00", "o2")], contacts).GroupBy(c => (c.Order.Id, c.Rule)))
            Assert.Equal(1, rule.Sum(c => c.Credit), 12);
    }

    [Fact]
    public void A_refund_in_full_takes_the_settlement_back_and_leaves_the_credit()
    {
        var order = Placed("09:30:00") with { PaidAt = Chat.At("09:31:00"), ClosedAt = Chat.At("12:00:00"), RefundedAt = Chat.At("12:00:00"), RefundCents = 10_000 };
        Assert.All(Credits.Of([order], [Met("c1", "09:00:00", ("li", "09:00:10"))]), credit => Assert.Equal((false, 1.0), (credit.IsSettled, credit.Credit)));
    }
}
