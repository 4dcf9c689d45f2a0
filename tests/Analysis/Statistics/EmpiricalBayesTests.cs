using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class EmpiricalBayesTests
{
    /// <summary>Thirteen trials of the BCG vaccine (Colditz et al. 1994): cases and others among vaccinated and controls.</summary>
    static readonly (int, int, int, int)[] Trials =
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
        (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232),
        (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ];

    [Fact]
    public void The_BCG_trials_have_the_published_centre_and_variance()
    {
        // Log relative risks and their variances; the figures are those that the literature gives for DerSimonian–Laird.
        var shrunk = EmpiricalBayes.Of(
            [.. Trials.Select(t => Math.Log((double)t.Item1 / (t.Item1 + t.Item2) / ((double)t.Item3 / (t.Item3 + t.Item4))))],
            [.. Trials.Select(t => 1.0 / t.Item1 - 1.0 / (t.Item1 + t.Item2) + 1.0 / t.Item3 - 1.0 / (t.Item3 + t.Item4))]);

        Assert.Equal(0.3088, shrunk.Between, 4);
        Assert.Equal(-0.7141, shrunk.Centre, 4);
    }

    [Fact]
    public void A_mean_known_well_moves_less_than_one_known_badly()
    {
        var shrunk = EmpiricalBayes.Of([90, 90, 60], [1, 100, 1]).Means;

        Assert.True(90 - shrunk[0] < 90 - shrunk[1]);
        Assert.All(shrunk, mean => Assert.InRange(mean, 60, 90));
    }

    [Fact]
    public void Means_that_differ_no_more_than_chance_become_one()
    {
        var shrunk = EmpiricalBayes.Of([80, 81, 79], [100, 100, 100]);

        Assert.Equal(0, shrunk.Between);
        Assert.All(shrunk.Means, mean => Assert.Equal(80, mean, 10));
    }

    [Fact]
    public void Groups_without_any_spread_keep_their_means() =>
        Assert.Equal([8000, 9000], EmpiricalBayes.Of([Moments.Of(8000, 8000), Moments.Of(9000, 9000)]).Means);

    [Fact]
    public void One_group_alone_keeps_its_mean() => Assert.Equal([8500.0], EmpiricalBayes.Of([Moments.Of(8000, 9000)]).Means);
}
