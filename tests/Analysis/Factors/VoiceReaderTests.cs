using QA.Analysis.Factors;

namespace QA.Tests.Analysis.Factors;

public class VoiceReaderTests
{
    [Fact]
    public void A_chat_that_only_asks_and_answers_voices_nothing()
    {
        var satisfaction = Voices.Of("""
            - customer 有货吗
            - li 有的
            - customer 好的
            """);
        Assert.Empty(satisfaction.Voices);
        Assert.Null(satisfaction.IndexCents);
    }

    [Fact]
    public void An_agents_apology_and_thanks_are_no_evidence() => Assert.Null(Voices.Of("""
        - customer 几点发货
        - li 非常抱歉让您失望了，太感谢您的支持，祝您生活愉快
        """).IndexCents);

    [Fact]
    public void Thanks_after_the_answer_are_an_act_of_half_weight()
    {
        var voice = Assert.Single(Voices.Of("""
            - customer 有货吗
            - li 有的
            - customer 好的谢谢
            """).Voices);
        Assert.Equal((VoiceKind.ClosingThanks, Factor.Service, true, 0.5), (voice.Kind, voice.Factor, voice.IsPraise, voice.Strength));
        Assert.Equal("m3", voice.MessageId);
    }

    [Fact]
    public void Thanks_for_what_is_still_to_be_done_are_mere_politeness() => Assert.Empty(Voices.Of("""
        - customer 麻烦帮我查一下单号，谢谢
        - li 好的，稍等
        """).Voices);

    [Fact]
    public void A_closing_after_the_thanks_does_not_hide_them() => Assert.Equal(["+Service ClosingThanks"], Voices.Told(Voices.Of("""
        - customer 有货吗
        - li 有的
        - customer 谢谢
        - li 还有什么可以帮您
        - customer 没有了
        """)));

    [Fact]
    public void A_last_turn_that_asks_and_stays_open_is_held_against_service() => Assert.Equal(["-Service LeftHanging"], Voices.Told(Voices.Of("""
        - customer 有货吗
        - li 有的
        - customer 那什么时候发货
        """)));

    [Fact]
    public void A_request_refused_and_not_taken_stays_open_and_one_that_is_taken_does_not()
    {
        Assert.Equal(["-Service Unmet"], Voices.Told(Voices.Of("""
            - customer 发票能改成专票吗
            - li 非常抱歉，开出的发票无法修改
            """)));
        Assert.Empty(Voices.Told(Voices.Of("""
            - customer 发票能改成专票吗
            - li 非常抱歉，开出的发票无法修改
            - customer 哦好的
            """)));
    }

    [Fact]
    public void Apologies_move_nothing_whatever_else_was_said() => Assert.Equal(
        Voices.Index("""
            - customer 包裹丢了，太失望了
            - li 给您补发
            - customer 好吧
            """),
        Voices.Index("""
            - customer 包裹丢了，太失望了
            - li 非常抱歉，实在对不起，给您补发
            - customer 好吧
            """));

    [Fact]
    public void A_bot_answers_nobody() => Assert.Equal(["-Service LeftHanging"], Voices.Told(Voices.Of("""
        - customer 这个能退吗
        - bot 欢迎光临
        """)));

    [Fact]
    public void The_same_question_asked_again_counts_and_an_order_number_given_again_does_not() => Assert.Equal(
        ["-Service RepeatedQuestion"], Voices.Told(Voices.Of("""
            - customer 订单20261109001什么时候发货
            - li 请提供订单号
            - customer 20261109001
            - li 请提供订单号
            - customer 20261109001
            - customer 订单什么时候发货
            - li 今天发
            """)));

    [Fact]
    public void A_threatened_complaint_is_an_act_of_service() => Assert.Contains("-Service Escalation", Voices.Told(Voices.Of("""
        - customer 再不处理我就打12315
        - li 马上处理
        """)));

    [Fact]
    public void Words_that_name_no_factor_count_on_the_one_named_beside_them_else_on_service()
    {
        Assert.Equal(["-Courier Words", "-Courier Words"], Voices.Told(Voices.Of("""
            - customer 物流三天没更新了，太失望了
            - li 马上查
            """)));
        Assert.Equal(["-Service Words"], Voices.Told(Voices.Of("""
            - customer 太失望了
            - li 怎么了
            """)));
    }

    [Fact]
    public void The_last_words_weigh_more_than_the_first()
    {
        var endsWell = Voices.Index("""
            - customer 气死我了
            - li 马上给您办
            - customer 太棒了
            """);
        var endsIll = Voices.Index("""
            - customer 太棒了
            - li 这个退不了
            - customer 气死我了
            """);
        Assert.True(endsWell > endsIll, $"{endsWell} against {endsIll}");
    }

    [Fact]
    public void Every_further_turn_of_a_dispute_lowers_the_index()
    {
        var one = Voices.Index("""
            - customer 太差了
            - li 抱歉
            """);
        var three = Voices.Index("""
            - customer 太差了
            - li 抱歉
            - customer 问了三次都没人管
            - li 抱歉
            - customer 根本没用
            - li 抱歉
            """);
        Assert.True(three < one, $"{three} against {one}");
    }

    [Fact]
    public void A_fault_that_is_solved_is_no_complaint_any_more()
    {
        Assert.DoesNotContain("-Product Words", Voices.Told(Voices.Of("""
            - customer 一直打不开
            - li 您重启一下
            - customer 解决了，谢谢
            """)));
        Assert.Contains("-Product Words", Voices.Told(Voices.Of("""
            - customer 一直打不开
            - li 您重启一下
            """)));
    }

    [Fact]
    public void An_ok_softens_a_complaint_and_is_none_itself()
    {
        const string Complaint = """
            - customer 太失望了
            - li 给您补发可以吗
            """;
        Assert.True(Voices.Index(Complaint + "\n- customer 好的") > Voices.Index(Complaint));
    }

    [Fact]
    public void An_order_after_the_answer_is_evidence_that_conversion_by_factor_leaves_out()
    {
        var satisfaction = Voices.Of("""
            - customer 有货吗
            - li 有的
            """, ordered: true);
        Assert.True(satisfaction.IndexCents > 5000);
        Assert.Null(satisfaction.ScoreBeforeOrder(Factor.Service));
    }

    [Fact]
    public void Names_of_others_in_a_public_post_are_not_the_customers_words() => Assert.Equal(["+Service ClosingThanks"], Voices.Told(Voices.Of("""
        - customer @蓝鲸客服 怎么改套餐
        - li 回复@buyer: 短信发送 8 即可
        - customer 回复@蓝鲸客服:好的，谢谢 //@蓝鲸客服:短信发送 8 即可
        """)));

    [Fact]
    public void English_is_read_as_Chinese_is()
    {
        Assert.True(Voices.Index("""
            - customer My parcel arrived broken
            - li I will resend it today
            - customer That is great, thank you so much
            """) > 50);
        Assert.True(Voices.Index("""
            - customer Where is my parcel
            - li Please wait
            - customer I have asked three times, this is ridiculous
            """) < 25);
    }
}
