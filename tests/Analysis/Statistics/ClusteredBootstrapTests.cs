using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class ClusteredBootstrapTests
{
    /// <summary>Survival of the treated mice of Efron and Tibshirani (1993), table 2.1: the mean is 86.86.</summary>
    static readonly long[] Mice = [94, 197, 16, 38, 99, 141, 23];

    static Moments[] Alone(IEnumerable<long> values) => [.. values.Select(v => Moments.Of(v))];

    [Fact]
    public void The_mice_have_the_published_standard_error()
    {
        // Table 2.2 gives 23.36 for the mean as the number of draws grows without end; the middle 68 % of the draws span two of them.
        var means = new List<double>();
        ClusteredBootstrap.Interval(Mice.Length, picks =>
        {
            double sum = 0;
            foreach (var pick in picks) sum += Mice[pick];
            means.Add(sum / Mice.Length);
            return means[^1];
        }, draws: 20_000);
        var centre = means.Average();

        Assert.Equal(86.86, centre, 0.5);
        Assert.Equal(23.36, Math.Sqrt(means.Average(m => (m - centre) * (m - centre))), 0.3);
    }

    [Fact]
    public void The_interval_of_the_mice_lies_where_the_normal_one_does_but_leans_to_the_long_tail()
    {
        var mean = ClusteredBootstrap.Mean(Alone(Mice))!;

        Assert.Equal(86.857, mean.Value, 3);
        Assert.Equal(86.86 - 1.96 * 23.36, mean.Low!.Value, 6.0);
        Assert.Equal(86.86 + 1.96 * 23.36, mean.High!.Value, 6.0);
        Assert.True(mean.High - mean.Value > mean.Value - mean.Low);
    }

    [Fact]
    public void What_comes_in_alike_clusters_is_known_less_well_than_its_count_says()
    {
        // Ten customers, each with twenty answers that are all alike: there are ten observations, not two hundred.
        var clusters = Enumerable.Range(0, 10).Select(c => Moments.Of([.. Enumerable.Repeat(c * 1000L, 20)])).ToArray();
        var single = Alone(Enumerable.Range(0, 10).SelectMany(c => Enumerable.Repeat(c * 1000L, 20)));

        var (together, apart) = (ClusteredBootstrap.Mean(clusters)!, ClusteredBootstrap.Mean(single)!);

        Assert.Equal((4500.0, 4500.0, 200, 200), (together.Value, apart.Value, together.N, apart.N));
        Assert.True(together.High - together.Low > 3 * (apart.High - apart.Low));
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes_and_another_seed_does_not()
    {
        Assert.Equal(ClusteredBootstrap.Mean(Alone(Mice), seed: 7), ClusteredBootstrap.Mean(Alone(Mice), seed: 7));
        Assert.NotEqual(ClusteredBootstrap.Mean(Alone(Mice), seed: 7), ClusteredBootstrap.Mean(Alone(Mice), seed: 8));
    }

    [Fact]
    public void The_generator_gives_the_published_numbers()
    {
        // The first outputs of SplitMix64 from 1234567, as its reference implementation prints them.
        var random = new SeededRandom(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void One_cluster_has_no_interval_and_none_no_mean()
    {
        Assert.Equal(new Estimate(5, null, null, 1), ClusteredBootstrap.Mean(Alone([5])));
        Assert.Null(ClusteredBootstrap.Mean([]));
        Assert.Null(ClusteredBootstrap.Interval(10, _ => null));
    }
}
