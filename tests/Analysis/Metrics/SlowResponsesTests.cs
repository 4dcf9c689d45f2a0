using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class SlowResponsesTests
{
    [Fact]
    public void The_profile_says_what_is_slow() => Assert.Equal("1 li; 1 li", Figures.Of<SlowResponses>("""
        09:00:00 customer 在吗
        09:00:31 li 在的
        09:02:00 customer 有货吗
        09:03:00 li 有的
        """, new() { Latency = new() { Slow = TimeSpan.FromSeconds(30) } }));

    [Fact]
    public void A_slow_answer_to_thanks_is_no_slow_response() => Assert.Equal("none", Figures.Of<SlowResponses>("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:01:00 customer 谢谢
        09:30:00 li 不客气
        """));
}
