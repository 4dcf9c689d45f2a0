using QA.Analysis.Reviews;
using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Reviews;

public class WeightedShareTests
{
    [Fact]
    public void With_equal_chances_and_one_case_each_it_is_Wilsons_interval()
    {
        var share = WeightedShare.Of([.. Enumerable.Range(0, 20).Select(i => (i, 0.25, i < 15))])!;
        var wilson = Wilson.Of(15, 20)!;

        Assert.Equal((wilson.Value, wilson.Low, wilson.High), (share.Value, share.Low!.Value, share.High!.Value), Close);
    }

    [Fact]
    public void A_case_counts_for_as_many_as_it_stands_for()
    {
        // One of ten hits of a large stratum was wrong, all two of a small one right: 0.9·90 + 2 of 92.
        var share = WeightedShare.Of([(0, 0.1, false), .. Enumerable.Range(1, 8).Select(i => (i, 0.1, true)), (9, 1.0, true), (10, 1.0, true)])!;

        Assert.Equal(82.0 / 92, share.Value, 12);
        Assert.Equal(11, share.N);
    }

    [Fact]
    public void Hits_of_one_conversation_tell_less_than_as_many_of_different_ones()
    {
        var together = WeightedShare.Of([.. Enumerable.Range(0, 20).Select(i => (i / 10, 0.5, i < 10))])!;
        var apart = WeightedShare.Of([.. Enumerable.Range(0, 20).Select(i => (i, 0.5, i < 10))])!;

        Assert.True(together.High - together.Low > apart.High - apart.Low);
    }

    [Fact]
    public void None_or_all_still_has_an_interval()
    {
        var all = WeightedShare.Of([(0, 0.5, true), (1, 0.5, true)])!;

        Assert.Equal((1.0, 1.0), (all.Value, all.High!.Value));
        Assert.InRange(all.Low!.Value, 0.01, 0.99);
        Assert.Null(WeightedShare.Of([]));
    }

    [Theory, InlineData(0), InlineData(-0.1), InlineData(1.1), InlineData(double.NaN)]
    public void A_chance_lies_over_0_and_up_to_1(double chance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedShare.Of([(0, chance, true)]));

    [Fact]
    public void Over_all_draws_of_a_small_shop_the_estimate_is_right_on_average()
    {
        // Stratum a: 4 conversations, 3 right; b: 2, none right. Two of a and one of b are drawn: every draw counted once.
        bool[] a = [true, true, true, false], b = [false, false];
        var estimates = (from i in Enumerable.Range(0, 4)
                         from k in Enumerable.Range(i + 1, 3 - i)
                         from j in Enumerable.Range(0, 2)
                         select WeightedShare.Of([(0, 0.5, a[i]), (1, 0.5, a[k]), (2, 0.5, b[j])])!.Value).ToList();

        Assert.Equal(12, estimates.Count);
        Assert.Equal(0.5, estimates.Average(), 12);
    }

    static readonly IEqualityComparer<(double, double, double)> Close = EqualityComparer<(double, double, double)>.Create(
        (x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) < 1e-9, _ => 0);
}
