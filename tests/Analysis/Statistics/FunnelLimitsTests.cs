using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class FunnelLimitsTests
{
    /// <summary>Two scores, 80 and 100: mean 90, standard deviation 14.142; an agent with 8 conversations has an error of 5.</summary>
    static readonly Moments Team = Moments.Of(8000, 10000);

    [Fact]
    public void Limits_lie_at_two_and_three_errors_from_the_team()
    {
        var limits = FunnelLimits.OfHundredths(Team, 8)!;

        Assert.Equal((90, 80.2, 99.8, 74.549, 105.451), (limits.Centre,
            Math.Round(limits.Low95, 3), Math.Round(limits.High95, 3), Math.Round(limits.Low998, 3), Math.Round(limits.High998, 3)));
    }

    [Fact]
    public void Four_times_the_conversations_halve_the_width()
    {
        var (few, many) = (FunnelLimits.OfHundredths(Team, 8)!, FunnelLimits.OfHundredths(Team, 32)!);

        Assert.Equal(2, (few.High998 - few.Low998) / (many.High998 - many.Low998), 10);
    }

    [Fact]
    public void A_team_of_one_conversation_draws_no_limits() => Assert.Null(FunnelLimits.OfHundredths(Moments.Of(9000), 5));
}
