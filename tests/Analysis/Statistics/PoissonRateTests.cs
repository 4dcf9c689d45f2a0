using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

/// <summary>Against the table of exact limits of a Poisson count (Garwood 1936; Ulm 1990).</summary>
public class PoissonRateTests
{
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.025, 5.572)]
    [InlineData(3, 0.619, 8.767)]
    [InlineData(10, 4.795, 18.390)]
    public void The_tabled_limits_come_out(int events, double low, double high)
    {
        var rate = PoissonRate.Per(1000, events, 1000)!;

        Assert.Equal(low, rate.Low!.Value, 3);
        Assert.Equal(high, rate.High!.Value, 2);
    }

    [Fact]
    public void Two_findings_in_five_hundred_messages_are_four_in_a_thousand() =>
        Assert.Equal((4.0, 500), PoissonRate.Per(1000, 2, 500) is { } rate ? (rate.Value, rate.N) : default);

    [Fact]
    public void No_messages_no_rate() => Assert.Null(PoissonRate.Per(1000, 0, 0));
}
