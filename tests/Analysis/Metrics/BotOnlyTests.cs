using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class BotOnlyTests
{
    [Fact]
    public void A_human_who_came_later_makes_it_no_longer_bot_only() => Assert.Equal("none", Figures.Of<BotOnly>("""
        09:00:00 customer 怎么退货
        09:00:01 bot 请在订单页申请
        09:05:00 li 您好
        """));

    [Fact]
    public void A_bot_that_only_spoke_first_answered_nothing() => Assert.Equal("none", Figures.Of<BotOnly>("""
        09:00:00 bot 欢迎光临
        09:00:10 customer 怎么退货
        """));
}
