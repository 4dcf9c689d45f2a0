using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class LongestWaitTests
{
    [Fact]
    public void On_a_tie_the_earlier_one_is_named() => Assert.Equal("10 li", Figures.Of<LongestWait>("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:01:00 customer 有货吗
        09:01:10 wang 有的
        """));

    [Fact]
    public void A_wait_that_nobody_ended_is_not_measured() => Assert.Equal("none", Figures.Of<LongestWait>("09:00:00 customer 在吗"));
}
