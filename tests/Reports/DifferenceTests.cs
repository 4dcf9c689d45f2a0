using QA.Analysis.Statistics;
using QA.Reports.Pages;

namespace QA.Tests.Reports;

public class DifferenceTests
{
    [Fact]
    public void Squares_of_the_distances_to_the_limits_add_up()
    {
        var change = Difference.Of(new(86.4, 84.6, 88.2, 142), new(83.2, 82.2, 84.2, 560))!.Value;
        Assert.Equal(3.2, change.Value, 1e-9);
        Assert.Equal(3.2 - Math.Sqrt(1.8 * 1.8 + 1), change.Low, 1e-9);
        Assert.Equal(3.2 + Math.Sqrt(1.8 * 1.8 + 1), change.High, 1e-9);
        Assert.True(change.IsBeyondChance);
    }

    [Fact]
    public void For_two_shares_it_is_Newcombes_method_10()
    {
        var (first, second) = (Wilson.Of(56, 70)!, Wilson.Of(48, 80)!);
        var ours = Difference.Of(new(first.Value, first.Low, first.High, 70), new(second.Value, second.Low, second.High, 80))!.Value;
        var theirs = Newcombe.Difference(first, second);
        Assert.Equal(theirs.Low!.Value, ours.Low, 1e-12);
        Assert.Equal(theirs.High!.Value, ours.High, 1e-12);
    }

    [Fact]
    public void Without_an_interval_on_both_sides_there_is_no_verdict() => Assert.Null(Difference.Of(new(80, null, null, 1), new(70, 60, 80, 20)));
}
