using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class ChargedResponseTimeTests
{
    [Fact]
    public void Without_a_transfer_the_whole_wait_is_charged() => Assert.Equal("30 li", Figures.Of<ChargedResponseTime>("""
        09:00:00 customer 在吗
        09:00:30 li 在的
        """));

    [Fact]
    public void Of_two_transfers_the_last_one_counts() => Assert.Equal("5 zhao", Figures.Of<ChargedResponseTime>("""
        09:00:00 customer 退货
        09:01:00 system [transfer] 转交给 wang
        09:02:00 system [transfer] 转交给 zhao
        09:02:05 zhao 您好
        """));
}
