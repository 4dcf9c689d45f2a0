using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class LeftHangingTests
{
    [Fact]
    public void Thanks_as_the_last_word_leave_nobody_hanging() => Assert.Equal("none", Figures.Of<LeftHanging>("""
        09:00:00 customer 有货吗
        09:00:10 li 有的
        09:00:30 customer 好的谢谢
        """));

    [Fact]
    public void Who_was_never_answered_is_unanswered_instead() => Assert.Equal("none", Figures.Of<LeftHanging>("09:00:00 customer 有货吗"));

    [Fact]
    public void It_is_charged_to_the_last_human_who_wrote() => Assert.Equal("1 wang", Figures.Of<LeftHanging>("""
        09:00:00 customer 有货吗
        09:00:10 li 有的
        09:00:15 wang 欢迎下单
        09:00:30 customer 什么时候发货
        """));
}
