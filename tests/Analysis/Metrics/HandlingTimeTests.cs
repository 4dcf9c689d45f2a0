using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class HandlingTimeTests
{
    [Fact]
    public void Messages_without_times_at_either_end_are_passed_over() => Assert.Equal("60", Figures.Of<HandlingTime>("""
        - system 会话开始
        09:00:00 customer 在吗
        09:01:00 li 在的
        - system 会话结束
        """));

    [Fact]
    public void One_message_is_handled_in_no_time() => Assert.Equal("0", Figures.Of<HandlingTime>("09:00:00 customer 在吗"));

    [Fact]
    public void Without_times_it_is_not_defined() => Assert.Equal("none", Figures.Of<HandlingTime>("- customer 在吗"));
}
