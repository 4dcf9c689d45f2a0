using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class LongestSilenceTests
{
    [Fact]
    public void A_wait_for_the_answer_may_be_the_longest() => Assert.Equal("120 li", Figures.Of<LongestSilence>("""
        09:00:00 customer 在吗
        09:01:00 bot 请稍等
        09:02:00 li 在的
        09:03:00 li 请讲
        """));

    [Fact]
    public void A_follow_up_after_the_conversations_gap_is_no_pause() => Assert.Equal("10 li", Figures.Of<LongestSilence>("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:30:10 li 您的订单还没付款哦
        """));

    [Fact]
    public void It_is_charged_to_whoever_broke_it() => Assert.Equal("1790 wang", Figures.Of<LongestSilence>("""
        09:00:00 customer 在吗
        09:00:10 li 请稍等
        09:30:00 wang 我来处理
        """));

    [Fact]
    public void Without_a_customer_or_without_times_there_is_none()
    {
        Assert.Equal("none", Figures.Of<LongestSilence>("09:00:00 li 亲\n09:05:00 li 活动开始了"));
        Assert.Equal("none", Figures.Of<LongestSilence>("- customer 在吗\n- li 在的\n- li 请讲"));
        Assert.Equal("none", Figures.Of<LongestSilence>("09:00:00 customer 在吗"));
    }
}
