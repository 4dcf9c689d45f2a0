using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class AnswerRatioTests
{
    [Fact]
    public void Notices_are_the_systems_whoever_caused_them() => Assert.Equal("1 of 1", Figures.Of<AnswerRatio>("""
        09:00:00 customer 在吗
        09:00:05 customer [recall] 撤回了一条消息
        09:00:10 li 在的
        09:00:20 li [transfer] 转交给 wang
        """));

    [Fact]
    public void Without_a_customer_message_there_is_no_ratio() => Assert.Equal("none", Figures.Of<AnswerRatio>("09:00:00 li 您好"));
}
