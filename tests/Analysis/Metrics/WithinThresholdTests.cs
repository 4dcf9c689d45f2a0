using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class WithinThresholdTests
{
    [Fact]
    public void Thresholds_come_from_the_profile() => Assert.Equal("1 of 1 li; 0 of 1 li", Figures.Of<WithinThreshold>("""
        09:00:00 customer 在吗
        09:00:20 li 在的
        """, new() { Latency = new() { Within = [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(19)] } }));
}
