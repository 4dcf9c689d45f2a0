using QA.Analysis.Metrics;

namespace QA.Tests.Analysis.Metrics;

public class FirstResponseTimeTests
{
    [Fact]
    public void A_bot_does_not_stop_the_clock() => Assert.Equal("90 li", Figures.Of<FirstResponseTime>("""
        09:00:00 customer 在吗?
        09:00:02 bot      您好,正在为您转接
        09:01:30 li       您好
        """));

    [Fact]
    public void Where_nobody_answered_it_is_not_defined() => Assert.Equal("none", Figures.Of<FirstResponseTime>("09:00:00 customer 在吗?"));

    [Fact]
    public void Where_the_customer_never_asked_it_is_not_defined() => Assert.Equal("none", Figures.Of<FirstResponseTime>("""
        09:00:00 li 亲，包裹已发出
        09:01:00 customer 谢谢
        09:02:00 li 不客气
        """));

    [Fact]
    public void Without_times_it_is_not_defined() => Assert.Equal("none", Figures.Of<FirstResponseTime>("""
        - customer 在吗
        - li 在的
        """));
}
