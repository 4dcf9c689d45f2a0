using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class ReplyRateTests
{
    [Fact]
    public void Any_human_answer_counts_with_or_without_times() => Assert.Equal("1 of 1 li", Figures.Of<ReplyRate>("""
        - customer 在吗
        - li 在的
        """));

    [Fact]
    public void A_monologue_is_in_no_denominator() => Assert.Equal("none", Figures.Of<ReplyRate>("09:00:00 li 亲，活动开始了"));
}
