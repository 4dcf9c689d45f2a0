using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class ResponseRoundsTests
{
    static readonly LatencySettings First = new();
    static readonly LatencySettings Last = new() { From = ClockStart.Last };

    static ResponseRounds Rounds(string chat, LatencySettings? latency = null) => ResponseRounds.Of(Chat.Of(chat), latency ?? First, Courtesy.Default);

    static long[] Seconds(string chat, LatencySettings? latency = null) => [.. Rounds(chat, latency).Responses.Select(r => r.WaitMs / 1000)];

    const string Burst = """
        10:10:15 customer 这款有货吗
        10:15:20 customer 人呢
        10:18:10 li 有的
        10:18:30 customer 包邮吗
        10:19:00 li 包邮
        """;

    [Fact]
    public void The_clock_starts_with_the_first_message_of_a_burst() => Assert.Equal([475, 30], Seconds(Burst));

    [Fact]
    public void A_profile_may_start_it_with_the_last() => Assert.Equal([170, 30], Seconds(Burst, Last));

    [Fact]
    public void Bots_notices_and_placeholders_end_no_wait() => Assert.Equal([90], Seconds("""
        09:00:00 customer 在吗?
        09:00:02 bot 您好,正在为您转接
        09:00:03 system 客服已接入
        09:00:10 li [recall] 撤回了一条消息
        09:00:20 li [image]
        09:01:30 li 您好
        """));

    [Fact]
    public void Bots_notices_and_placeholders_break_no_turn() => Assert.Equal([60], Seconds("""
        09:00:00 customer 在吗
        09:00:05 bot 您好
        09:00:10 customer 有货吗
        09:00:20 li [recall] 撤回了一条消息
        09:00:30 customer 人呢
        09:01:00 li 有的
        """));

    [Fact]
    public void A_bare_courtesy_counts_nowhere_answered_or_not()
    {
        var rounds = Rounds("""
            09:00:00 customer 在吗
            09:00:10 li 在的
            09:01:00 customer 谢谢
            09:09:00 li 不客气
            09:10:00 customer 拜拜
            """);

        Assert.Equal((1, 1, 1), (rounds.Responses.Count, rounds.AskingTurns, rounds.PromptTurns));
        Assert.Null(rounds.Hanging);
    }

    [Fact]
    public void The_first_turn_that_asks_gives_the_first_response_time() => Assert.Equal(20_000, Rounds("""
        09:00:00 li 亲，您的包裹已发出
        09:01:00 customer 谢谢
        09:05:00 li 不客气
        09:06:00 customer 哪家快递
        09:06:20 li 顺丰
        """).First!.WaitMs);

    [Fact]
    public void Where_the_first_answer_has_no_time_a_later_one_does_not_stand_in()
    {
        var rounds = Rounds("""
            09:00:00 customer 在吗
            - li 在的
            09:01:00 customer 有货吗
            09:01:10 li 有的
            """);

        Assert.Null(rounds.First);
        Assert.Equal([10_000L], rounds.Responses.Select(r => r.WaitMs));
        Assert.Equal(1, rounds.AskingTurns);
    }

    [Fact]
    public void A_wait_needs_both_ends() => Assert.Empty(Seconds("""
        - customer 在吗
        09:00:10 li 在的
        09:01:00 customer 有货吗
        - li 有的
        """));

    [Fact]
    public void Without_times_nothing_is_timed_and_everything_else_is_known()
    {
        var rounds = Rounds("""
            - customer 在吗
            - li 在的
            - customer 有货吗
            """);

        Assert.Equal((0, 0), (rounds.Responses.Count, rounds.AskingTurns));
        Assert.False(rounds.Unanswered);
        Assert.NotNull(rounds.Hanging);
    }

    [Fact]
    public void A_clock_that_runs_backwards_is_put_in_order_first() => Assert.Equal([30], Seconds("""
        09:00:30 li 在的
        09:00:00 customer 在吗
        """));

    [Fact]
    public void Equal_times_keep_the_order_of_the_file() => Assert.Equal([0], Seconds("""
        09:00:00 customer 在吗
        09:00:00 li 在的
        """));

    [Fact]
    public void A_wait_over_midnight_is_one_wait() => Assert.Equal([120], Seconds("""
        2026-11-09T23:59:00 customer 在吗
        2026-11-10T00:01:00 li 在的
        """));

    [Fact]
    public void A_wait_over_a_year_end_and_in_milliseconds_is_exact() => Assert.Equal(1250, Rounds("""
        2026-12-31T23:59:59.500 customer 在吗
        2027-01-01T00:00:00.750 li 在的
        """).Responses[0].WaitMs);

    [Fact]
    public void After_a_transfer_the_answering_agent_is_charged_from_the_notice()
    {
        var response = Assert.Single(Rounds("""
            09:00:00 customer 我要退货
            09:01:00 system [transfer] 转交给 wang
            09:02:00 customer 有人吗
            09:03:00 system [transfer] 转交给 zhao
            09:03:20 zhao 您好
            """).Responses);

        Assert.Equal(("zhao", 200_000L, 20_000L), (response.AgentId, response.WaitMs, response.AgentWaitMs));
    }

    [Fact]
    public void A_transfer_outside_the_wait_changes_nothing() => Assert.All(Rounds("""
        09:00:00 system [transfer] 转交给 li
        09:00:00 customer 我要退货
        09:01:00 li 好的
        09:01:00 system [transfer] 转交给 wang
        09:02:00 customer 怎么退
        09:02:30 wang 您好
        """).Responses, response => Assert.Equal(response.WaitMs, response.AgentWaitMs));

    [Fact]
    public void A_transfer_without_a_time_takes_part_in_no_wait() => Assert.Equal(60_000, Rounds("""
        09:00:00 customer 我要退货
        - system [transfer] 转交给 wang
        09:01:00 wang 您好
        """).Responses[0].AgentWaitMs);

    [Fact]
    public void Several_agents_are_one_side_and_the_first_of_them_answers() => Assert.Equal(["li", "wang"], Rounds("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:00:20 wang 我来处理
        09:00:30 customer 退货
        09:00:50 wang 好的
        """).Responses.Select(r => r.AgentId));

    [Fact]
    public void Whoever_only_a_bot_answered_is_unanswered() => Assert.True(Rounds("""
        09:00:00 customer 在吗
        09:00:01 bot 您好
        """).Unanswered);

    [Fact]
    public void What_an_agent_wrote_first_is_no_answer()
    {
        var rounds = Rounds("""
            09:00:00 li 亲，活动开始了
            09:01:00 customer 什么活动
            """);

        Assert.True(rounds.Unanswered);
        Assert.Null(rounds.Hanging);
        Assert.Null(rounds.First);
    }

    [Fact]
    public void An_empty_reply_is_no_answer() => Assert.True(Rounds("""
        09:00:00 customer 在吗
        09:00:10 li
        """).Unanswered);

    [Fact]
    public void A_customer_who_never_wrote_is_not_unanswered() => Assert.False(Rounds("09:00:00 li 亲，活动开始了").Unanswered);

    [Fact]
    public void The_last_question_unanswered_leaves_the_customer_hanging()
    {
        var rounds = Rounds("""
            09:00:00 customer 有货吗
            09:00:10 li 有的
            09:00:30 customer 什么时候发货
            09:00:40 bot 请耐心等待
            """);

        Assert.Equal("m3", rounds.Hanging!.First.Id);
        Assert.Equal((2, 1), (rounds.AskingTurns, rounds.PromptTurns));
    }

    [Fact]
    public void Exactly_the_limit_is_prompt_and_a_millisecond_more_is_not()
    {
        Assert.Equal(1, Rounds("""
            09:00:00 customer 在吗
            09:01:00 li 在的
            """).PromptTurns);
        Assert.Equal(0, Rounds("""
            09:00:00 customer 在吗
            09:01:00.001 li 在的
            """).PromptTurns);
    }

    [Fact]
    public void Question_and_answer_are_named() => Assert.Equal(("m1", "m4"), Rounds("""
        09:00:00 customer 在吗
        09:00:05 customer 有货吗
        09:00:06 bot 您好
        09:00:10 li 有的
        """).Responses.Select(r => (r.QuestionMessageId, r.AnswerMessageId)).Single());
}
