using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class BetaBinomialTests
{
    /// <summary>Tumours in 70 earlier groups of rats: Tarone (1982), as table 5.1 of Gelman et al., Bayesian Data Analysis.</summary>
    static readonly (int Hits, int Cases)[] Rats =
    [
        (0, 20), (0, 20), (0, 20), (0, 20), (0, 20), (0, 20), (0, 20), (0, 19), (0, 19), (0, 19), (0, 19), (0, 18), (0, 18), (0, 17),
        (1, 20), (1, 20), (1, 20), (1, 20), (1, 19), (1, 19), (1, 18), (1, 18), (2, 25), (2, 24), (2, 23), (2, 20), (2, 20), (2, 20),
        (2, 20), (2, 20), (2, 20), (1, 10), (5, 49), (2, 19), (5, 46), (3, 27), (2, 17), (7, 49), (7, 47), (3, 20), (3, 20), (2, 13),
        (9, 48), (10, 50), (4, 20), (4, 20), (4, 20), (4, 20), (4, 20), (4, 20), (4, 20), (10, 48), (4, 19), (4, 19), (4, 19), (5, 22),
        (11, 46), (12, 49), (5, 20), (5, 20), (6, 23), (5, 19), (6, 22), (6, 20), (6, 20), (6, 20), (16, 52), (15, 47), (15, 46), (9, 24),
    ];

    [Fact]
    public void The_rats_are_typed_in_as_published()
    {
        var shares = Rats.Select(r => (double)r.Hits / r.Cases).ToList();
        var mean = shares.Average();

        Assert.Equal((70, 0.136, 0.103), (Rats.Length, Math.Round(mean, 3), Math.Round(Math.Sqrt(shares.Sum(s => (s - mean) * (s - mean)) / 69), 3)));
    }

    [Fact]
    public void What_is_known_after_4_of_14_is_as_published()
    {
        // Section 5.1 of the same book: the prior Beta(1.4, 8.6) and 4 of 14 give Beta(5.4, 18.6), mean 0.223 (standard deviation 0.083).
        var known = BetaBinomial.Posterior(1.4, 8.6, 4, 14);

        // Mean and variance of a distribution in an interval of 95 %: about two standard deviations to either side.
        Assert.Equal(5.4 / 24, known.Value, 12);
        Assert.Equal(4 * 0.083, known.High!.Value - known.Low!.Value, 0.02);
    }

    [Fact]
    public void The_likeliest_prior_of_the_rats_is_the_books()
    {
        // Same section: with all 71 groups the posterior of log(α/β) and log(α + β) has its mode near (−1.8, 2.8).
        var rats = BetaBinomial.Of([.. Rats, (4, 14)])!;

        Assert.Equal(-1.8, Math.Log(rats.Alpha!.Value / rats.Beta!.Value), 1);
        Assert.Equal(2.8, Math.Log(rats.Alpha!.Value + rats.Beta!.Value), 1);
        Assert.Equal(0.142, rats.Centre, 3);
    }

    [Fact]
    public void Equal_groups_have_the_moments_that_pencil_and_paper_give()
    {
        // Ten cases each with 2, 5 and 8 hits: p = 0.5, S = 1.8, ρ = (1.8 / 0.25 − 2) / (30 − 10 − 2) = 0.2889, α + β = 2.4615.
        var (alpha, beta) = BetaBinomial.FromMoments([(2, 10), (5, 10), (8, 10)])!.Value;

        Assert.Equal((1.2308, 1.2308), (Math.Round(alpha, 4), Math.Round(beta, 4)));
    }

    [Fact]
    public void All_or_nothing_still_gives_shares()
    {
        var shares = BetaBinomial.Of([(10, 10), (0, 10), (10, 10), (0, 10)])!.Shares;

        Assert.All(shares, share => Assert.InRange(share.Value, 0, 1));
        Assert.True(shares[0].Value > 0.9 && shares[1].Value < 0.1);
    }

    [Fact]
    public void Few_cases_move_further_than_many()
    {
        var shares = BetaBinomial.Of([(1, 1), (90, 100), (40, 100), (60, 100)])!.Shares;

        Assert.True(shares[0].Value < shares[1].Value);
        Assert.All(shares, share => Assert.True(share.Low < share.Value && share.Value < share.High));
    }

    [Fact]
    public void Groups_that_differ_no_more_than_chance_get_one_share()
    {
        var alike = BetaBinomial.Of([(10, 20), (11, 20), (9, 20)])!;

        Assert.Null(alike.Alpha);
        Assert.All(alike.Shares, share => Assert.Equal(0.5, share.Value));
        Assert.Equal(Wilson.Of(30, 60)!.Low, alike.Shares[0].Low);
        Assert.Equal(0, BetaBinomial.Of([(0, 5), (0, 9)])!.Centre);
        Assert.Null(BetaBinomial.Of([(0, 0)]));
    }
}
