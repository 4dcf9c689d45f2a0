using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Desk;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Desk;

public class DeskTotalsTests
{
    [Fact]
    public void A_customer_is_received_once_a_day_by_each_agent_who_answered()
    {
        var totals = Desk.Of(
            ("a", ["09:00:00 customer 在吗\n09:00:10 li 在的\n09:40:00 wang 我来处理", "15:00:00 customer 在吗\n15:00:10 li 在的"]),
            ("b", ["10:00:00 customer 在吗\n10:00:10 li 在的"]));

        Assert.Equal((2, 1, 2), (totals.Day("li").Receptions, totals.Day("wang").Receptions, totals.Day("").Receptions));
        Assert.Equal((3, 1, 4), (totals.Day("li").Messages, totals.Day("wang").Messages, totals.Day("").Messages));
        Assert.Equal([(9, 1), (10, 1), (15, 1)], totals.Rows("shop", []).Where(r => r.AgentId == "li" && r.Hour is not null).Select(r => (r.Hour!.Value, r.Receptions)));
    }

    [Fact]
    public void Whom_an_agent_only_wrote_to_is_no_reception()
    {
        var totals = Desk.Of(
            ("a", ["09:00:00 li 亲，活动开始了"]),
            ("b", ["09:00:00 li 亲，活动开始了\n09:10:00 customer 什么活动"]),
            ("c", ["09:00:00 customer 在吗\n09:00:01 bot 您好\n09:00:10 li 在的"]),
            ("d", ["09:00:00 customer 在吗\n09:00:01 bot 您好"]));

        Assert.Equal((1, 1, 3), (totals.Day("li").Receptions, totals.Day("li").EffectiveReceptions, totals.Day("li").Messages));
        Assert.Equal(3, totals.Day("").Customers);
    }

    [Fact]
    public void An_automatic_answer_in_the_agents_name_receives_and_takes_a_human_one_to_be_effective()
    {
        var totals = Desk.Of(new() { Latency = new() { AutoReplies = ["亲，在的"] } }, [], "2026-12-31T00:00:00",
            ("a", ["08:00:00 customer 在吗\n08:00:00 li 亲，在的"]),
            ("b", ["09:00:00 customer 在吗\n09:00:00 li 亲，在的\n09:01:00 li 您好"]),
            ("c", ["10:00:00 li 亲，在的\n10:01:00 customer 在吗"]));

        Assert.Equal((2, 1, 1), (totals.Day("li").Receptions, totals.Day("li").EffectiveReceptions, totals.Day("li").Messages));
        // Nobody was at the desk before the one message that was written.
        Assert.Equal(0, totals.Day("li").OnlineMs);
    }

    [Fact]
    public void A_picture_without_text_is_a_message_that_can_be_answered()
    {
        var totals = Desk.Of(("a", ["09:00:00 customer [image]\n09:01:00 li 收到图片了"]));

        Assert.Equal((1, 1), (totals.Day("li").Receptions, totals.Day("li").EffectiveReceptions));
    }

    [Fact]
    public void The_shops_own_people_are_no_customers()
    {
        var totals = Desk.Of(new() { Participants = new() { Internal = ["boss"] } }, [], "12:00:00", ("boss", ["09:00:00 customer 测试\n09:00:10 li 收到"]));

        Assert.Empty(totals.Shops);
    }

    [Fact]
    public void A_chat_over_midnight_is_received_on_both_days_unless_the_day_ends_later()
    {
        const string chat = "23:59:00 customer 在吗\n23:59:30 li 在的\n2026-11-10T00:01:00 li 有货";

        var midnight = Desk.Of(("a", [chat]));
        var morning = Desk.Of(new() { Day = new() { Boundary = TimeSpan.FromHours(5) } }, [], "2026-12-31T00:00:00", ("a", [chat]));

        Assert.Equal((1, 1), (midnight.Day("li").Receptions, midnight.Day("li", "2026-11-10").Receptions));
        Assert.Equal((1, 2), (morning.Day("li").Receptions, morning.Day("li").Messages));
        Assert.DoesNotContain(morning.Rows("shop", []), row => row.Day == new DateOnly(2026, 11, 10));
    }

    [Fact]
    public void Waits_stand_in_the_hour_of_the_question_and_are_the_answering_agents()
    {
        var totals = Desk.Of(("a", ["09:59:00 customer 在吗\n09:59:30 system [transfer] 转交给 wang\n10:00:30 wang 您好"]));

        var nine = totals.Rows("shop", []).Single(r => r is { AgentId: "wang", Hour: 9 });
        Assert.Equal((0, 1, 60_000), (nine.Receptions, nine.Responses, nine.MeanWaitMs));
        Assert.Equal((1, 90_000), (totals.Day("").Responses, totals.Day("").MeanWaitMs));
    }

    static readonly (string, string[])[] ThreeAtOnce =
    [
        ("a", ["09:00:00 customer 在吗\n09:10:00 li 在的\n09:20:00 li 还在吗"]),
        ("b", ["09:05:00 customer 在吗\n09:15:00 li 在的"]),
        ("c", ["09:12:00 customer 在吗\n09:12:30 li 在的"]),
    ];

    [Fact]
    public void Concurrency_is_how_many_customers_an_agent_serves_at_once()
    {
        var li = Desk.Of(ThreeAtOnce).Day("li");

        // a from 9:00 to 9:20, b from 9:05 to 9:15, c for half a minute: 30.5 customer-minutes in 20 minutes.
        Assert.Equal((3, 1_200_000L), (li.MaxConcurrent, li.BusyMs));
        Assert.Equal(30.5 / 20, li.MeanConcurrent!.Value, 10);
    }

    [Fact]
    public void Waits_are_told_apart_by_how_many_were_served_when_the_question_came() => Assert.Equal(
        [(1, 1, 600m), (2, 1, 600m), (3, 1, 30m)],
        Desk.Of(ThreeAtOnce).Agent("li").Concurrency.Select(level => (level.Customers, level.Waits.N, level.Waits.Mean)));

    [Fact]
    public void Two_conversations_of_one_customer_at_once_are_one_customer()
    {
        var li = Desk.Of(("a", ["09:00:00 customer 在吗\n09:10:00 li 在的", "09:05:00 customer 在吗\n09:06:00 li 在的"])).Day("li");

        Assert.Equal((1, 600_000L), (li.MaxConcurrent, li.BusyMs));
    }

    [Fact]
    public void A_customer_who_was_silent_for_the_conversations_gap_is_not_being_served()
    {
        var li = Desk.Of(("a", ["09:00:00 customer 在吗\n09:10:00 li 在的\n14:00:00 customer 在吗\n14:01:00 li 在的"])).Day("li");

        Assert.Equal((1, 660_000L), (li.MaxConcurrent, li.BusyMs));
    }

    [Fact]
    public void Service_is_spread_over_the_hours_it_lies_in()
    {
        var rows = Desk.Of(("a", ["08:50:00 customer 在吗\n09:10:00 li 请稍等\n09:20:00 li 好了"])).Rows("shop", []);

        Assert.Equal([(8, 600_000L), (9, 1_200_000L)], rows.Where(r => r.AgentId == "li" && r.Hour is not null).Select(r => (r.Hour!.Value, r.BusyMs)));
    }

    [Fact]
    public void Time_online_is_first_to_last_message_of_the_day_where_there_are_no_shifts()
    {
        var li = Desk.Of(("a", ["09:00:00 customer 在吗\n09:00:00 li 在的"]), ("b", ["11:00:00 customer 在吗\n11:00:00 li 在的"])).Day("li");

        Assert.Equal((7_200_000L, OnlineBy.Messages, 1.0), (li.OnlineMs, li.OnlineBy, li.ReceptionsPerOnlineHour));
    }

    [Fact]
    public void Shifts_go_before_it_and_are_cut_at_the_end_of_the_day()
    {
        var totals = Desk.Of(("a", ["23:00:00 customer 在吗\n23:15:00 li 在的"]));
        Shift Of(string agent, string from, string until) => new("shop", agent, Chat.At(from)!.Value, Chat.At(until)!.Value);

        var li = totals.Day("li", "2026-11-09", Of("li", "22:00:00", "2026-11-10T04:00:00"), Of("li", "22:30:00", "23:00:00"), Of("wang", "00:00:00", "12:00:00"));

        Assert.Equal((7_200_000L, OnlineBy.Shifts), (li.OnlineMs, li.OnlineBy));
        Assert.Equal(0.125, li.Load);
    }

    [Fact]
    public void One_message_a_day_is_no_time_online_and_no_load()
    {
        var li = Desk.Of(("a", ["09:00:00 customer 在吗\n09:00:10 li 在的"])).Day("li");

        Assert.Equal((0L, null, null), (li.OnlineMs, li.ReceptionsPerOnlineHour, li.Load));
    }

    [Fact]
    public void A_transfer_is_counted_for_both_and_timed_from_its_notice()
    {
        var totals = Desk.Of(("a", ["09:00:00 customer 退货\n09:00:10 li 请稍等\n09:01:00 system [transfer] 转交给 wang\n09:01:05 li 已为您转接\n09:02:00 wang 您好"]));

        Assert.Equal((0, 1, 1, 0), (totals.Agent("li").TransfersIn, totals.Agent("li").TransfersOut, totals.Agent("wang").TransfersIn, totals.Agent("wang").TransfersOut));
        Assert.Equal((60m, 60m, 0), (totals.Agent("wang").AfterTransfer!.Mean, totals.Agent("").AfterTransfer!.Max, totals.Agent("").TransfersUnserved));
        Assert.Equal((1, 1), (totals.Day("wang").TransfersIn, totals.Day("li").TransfersOut));
    }

    [Fact]
    public void Without_a_notice_a_change_of_agent_is_a_transfer_that_nobody_can_time()
    {
        var totals = Desk.Of(("a", ["09:00:00 customer 退货\n09:00:10 li 请稍等\n09:02:00 wang 您好\n09:03:00 li 我回来了"]));

        Assert.Equal((2, 2, null), (totals.Agent("").TransfersIn, totals.Agent("").TransfersOut, totals.Agent("").AfterTransfer));
    }

    [Fact]
    public void A_transfer_after_which_nobody_wrote_is_unserved()
    {
        var totals = Desk.Of(("a", ["09:00:00 customer 退货\n09:00:10 li 请稍等\n09:01:00 system [transfer] 转交给 wang\n09:01:05 li 已为您转接"]));

        Assert.Equal((1, 1, 0), (totals.Agent("li").TransfersUnserved, totals.Agent("").TransfersUnserved, totals.Agent("").TransfersIn));
    }

    [Fact]
    public void What_a_bot_passes_on_is_taken_over_and_handed_over_by_nobody()
    {
        var totals = Desk.Of(("a", ["09:00:00 customer 转人工\n09:00:05 system [transfer] 转人工客服\n09:00:25 li 您好"]));

        Assert.Equal((1, 0, 20m), (totals.Agent("li").TransfersIn, totals.Agent("").TransfersOut, totals.Agent("").AfterTransfer!.Mean));
    }

    const string Answered = "09:00:00 customer 什么时候发货\n09:00:10 li 今天";

    [Theory]
    [InlineData("2026-11-10T08:59:00 customer 还没发货吗\n2026-11-10T09:00:00 li 抱歉", 1, 2)] // asked again within a day
    [InlineData("2026-11-10T09:01:00 customer 还没发货吗\n2026-11-10T09:02:00 li 抱歉", 2, 2)] // a minute later than that
    [InlineData("10:00:00 customer 谢谢\n10:00:10 li 不客气", 2, 2)] // came back to say thanks
    [InlineData("09:00:05 customer 有货吗\n09:05:00 li 有的", 2, 2)] // two conversations at once are one visit each
    public void One_visit_was_enough_where_the_customer_did_not_ask_again_within_a_day(string second, int enough, int visits)
    {
        var team = Desk.Of(("a", [Answered, second])).Agent("");

        Assert.Equal((enough, visits, 0), (team.OneVisit!.Numerator, team.OneVisit.Denominator, team.OneVisitOpen));
    }

    [Fact]
    public void Where_the_input_ends_first_nobody_can_say_yet()
    {
        var team = Desk.Of(new(), [], "2026-11-10T08:00:00", ("a", [Answered])).Agent("");

        Assert.Equal((null, 1), (team.OneVisit, team.OneVisitOpen));
    }

    [Fact]
    public void What_nobody_answered_resolved_nothing_and_is_no_visit() =>
        Assert.Null(Desk.Of(("a", ["09:00:00 customer 在吗"])).Agent("").OneVisit);

    [Fact]
    public void Customers_return_on_another_day_and_buyers_after_they_paid()
    {
        var paid = new Order("o1", "a", "shop") { PlacedAt = Chat.At("10:00:00"), PaidAt = Chat.At("10:05:00") };
        var totals = Desk.Of(new(), [paid], "2026-12-31T00:00:00",
            ("a", [Answered, "11:00:00 customer 在吗\n11:00:10 li 在的", "2026-11-10T09:00:00 customer 到哪了\n2026-11-10T09:00:10 li 在路上"]),
            ("b", ["2026-11-10T09:00:00 customer 在吗"]));

        var (monday, tuesday) = (totals.Day(""), totals.Day("", "2026-11-10"));
        Assert.Equal((1, 0, 0), (monday.Customers, monday.ReturningCustomers, monday.ReturningBuyers));
        Assert.Equal((2, 1, 1), (tuesday.Customers, tuesday.ReturningCustomers, tuesday.ReturningBuyers));
    }

    static readonly Gen<(string, string[])> AnyCustomer =
        from name in Gen.Choose(1, 1_000_000)
        from chats in Gen.NonEmptyListOf(
            from lines in Gen.NonEmptyListOf(
                from seconds in Gen.Choose(0, 86_399)
                from day in Gen.Elements("2026-11-08T", "2026-11-09T")
                from who in Gen.Elements("customer", "customer", "li", "wang", "bot", "system")
                select $"{day}{TimeOnly.MinValue.Add(TimeSpan.FromSeconds(seconds)):HH:mm:ss} {who} {(who == "system" ? "[transfer] x" : "在吗")}")
            select string.Join('\n', lines))
        select ($"b{name}", chats.ToArray());

    static readonly Arbitrary<(string, string[])[]> AnyCustomers =
        Gen.ArrayOf(AnyCustomer).Select(customers => customers.DistinctBy(c => c.Item1).ToArray()).ToArbitrary();

    [Fact]
    public void Merging_is_associative_and_commutative_to_the_byte() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(AnyCustomers, customers =>
    {
        var (a, b, c) = (customers.Where((_, i) => i % 3 == 0).ToArray(), customers.Where((_, i) => i % 3 == 1).ToArray(), customers.Where((_, i) => i % 3 == 2).ToArray());
        var left = Desk.Of(a);
        left.Merge(Desk.Of(b));
        left.Merge(Desk.Of(c));
        var (right, inner) = (Desk.Of(c), Desk.Of(b));
        inner.Merge(Desk.Of(a));
        right.Merge(inner);
        return Desk.Bytes(left) == Desk.Bytes(right) && Desk.Bytes(left) == Desk.Bytes(Desk.Of(customers.Reverse()));
    }));

    [Fact]
    public void Rows_keep_to_their_bounds() => Prop.ForAll(AnyCustomers, customers => Desk.Of(customers).Rows("shop", []).All(row =>
        row.EffectiveReceptions <= row.Receptions && row.Receptions <= row.Messages
        && (row.MeanConcurrent is not { } mean || (mean >= 1 && mean <= row.MaxConcurrent))
        && row.BusyMs <= (row.Hour is null ? 86_400_000 : 3_600_000)
        && (row.ReturningCustomers ?? 0) <= (row.Customers ?? 0))).QuickCheckThrowOnFailure();
}
