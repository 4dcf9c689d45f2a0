using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class UnansweredTests
{
    [Fact]
    public void A_late_answer_is_an_answer() => Assert.Equal("none", Figures.Of<Unanswered>("""
        2026-11-09T09:00:00 customer 在吗
        2026-11-12T09:00:00 li 在的
        """));

    [Fact]
    public void A_recalled_or_empty_reply_is_none() => Assert.Equal("1", Figures.Of<Unanswered>("""
        09:00:00 customer 在吗
        09:00:10 li [recall] 撤回了一条消息
        09:00:20 li
        """));

    [Fact]
    public void Who_never_wrote_was_not_left_without_answer() => Assert.Equal("none", Figures.Of<Unanswered>("09:00:00 li 亲，活动开始了"));
}
