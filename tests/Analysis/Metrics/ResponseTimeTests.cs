using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class ResponseTimeTests
{
    [Fact]
    public void The_profile_may_count_from_the_last_message_of_a_turn() => Assert.Equal("170 li; 30 li", Figures.Of<ResponseTime>(
        new ResponseTime().Description.Example.Chat, new() { Latency = new() { From = ClockStart.Last } }));

    [Fact]
    public void A_turn_that_is_never_answered_has_none() => Assert.Equal("10 li", Figures.Of<ResponseTime>("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:00:20 customer 有货吗
        """));
}
