using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class DistributionTests
{
    [Theory]
    [InlineData(25, 1.75)]
    [InlineData(50, 2.5)]
    [InlineData(90, 3.7)]
    [InlineData(0, 1.0)]
    [InlineData(100, 4.0)]
    public void Percentiles_of_one_to_four_are_Rs_default(int percent, double value) =>
        Assert.Equal(value, Of(1, 2, 3, 4).Percentile(percent));

    [Fact]
    public void Quartiles_that_fall_between_ranks_are_interpolated()
    {
        var waits = Of(79, 54, 74, 62, 85, 55, 88, 85, 51, 85, 54, 84);

        // The first twelve waits of R's Old Faithful data, sorted: 51 54 54 55 62 74 79 84 85 85 85 88; h = 11 · p: 2.75, 5.5, 8.25.
        Assert.Equal((54.75, 76.5, 85.0), (waits.Percentile(25), waits.Percentile(50), waits.Percentile(75)));
    }

    [Fact]
    public void Any_split_merges_to_the_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(), (a, b) =>
        {
            var (merged, whole) = (Of([.. b]), Of([.. a, .. b]));
            merged.Merge(Of([.. a]));
            return Enumerable.Range(0, 101).All(p => merged.Percentile(p) == whole.Percentile(p))
                && merged.Mean == whole.Mean && merged.Max == whole.Max && merged.PercentileEstimate(50) == whole.PercentileEstimate(50);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_percentile_from_counts_is_that_of_the_sorted_list() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<int>>(), ArbMap.Default.ArbFor<byte>(), (values, p) =>
        {
            var percent = p % 101;
            int[] sorted = [.. values.Get.Order()];
            var place = (decimal)(sorted.Length - 1) * percent / 100;
            var below = (int)place;
            var above = Math.Min(below + 1, sorted.Length - 1);
            var expected = sorted[below] + (place - below) * (sorted[above] - (decimal)sorted[below]);
            return Math.Abs(Of(values.Get).Percentile(percent)!.Value - (double)expected) < 1e-6;
        }).QuickCheckThrowOnFailure();

    /// <summary>Ranks as in table A of order statistics for the median: 1 and 6 of 6, 2 and 9 of 10, 6 and 15 of 20.</summary>
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    public void The_interval_of_a_median_lies_between_the_tabled_ranks(int n, int low, int high)
    {
        var median = Of([.. Enumerable.Range(1, n).Select(i => (long)i)]).PercentileEstimate(50)!;

        Assert.Equal((low, high), (median.Low, median.High));
    }

    [Fact]
    public void Five_observations_are_too_few_for_an_interval_of_the_median() =>
        Assert.Equal(new Estimate(3, null, null, 5), Of(1, 2, 3, 4, 5).PercentileEstimate(50));

    [Fact]
    public void Pooled_mean_and_mean_of_means_are_not_the_same()
    {
        // One conversation with ten answers after 10 s, one with a single answer after 120 s.
        var (quick, late) = (new Distribution(), new Distribution());
        quick.Add(10_000, times: 10);
        late.Add(120_000);
        var meanOfMeans = (quick.Mean + late.Mean) / 2;
        quick.Merge(late);

        Assert.Equal((20_000, 65_000), (quick.Mean, meanOfMeans));
    }

    [Fact]
    public void Nothing_observed_has_no_figures()
    {
        var none = new Distribution();

        Assert.Null(none.Mean);
        Assert.Null(none.Max);
        Assert.Null(none.PercentileEstimate(50));
        Assert.Empty(none.By(1000));
    }

    [Fact]
    public void Bins_round_down_and_the_limit_is_within()
    {
        var waits = Of(999, 1000, 1999, 60_000, 60_001);

        Assert.Equal(new Dictionary<int, int> { [0] = 1, [1] = 2, [60] = 2 }, waits.By(1000));
        Assert.Equal(4, waits.Within(60_000));
    }

    static Distribution Of(params long[] values)
    {
        var distribution = new Distribution();
        foreach (var value in values) distribution.Add(value);
        return distribution;
    }

    static Distribution Of(int[] values) => Of([.. values.Select(v => (long)v)]);
}
