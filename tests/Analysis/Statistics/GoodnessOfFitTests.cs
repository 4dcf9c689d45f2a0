using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class GoodnessOfFitTests
{
    [Fact]
    public void Mendels_peas_fit_nine_three_three_one()
    {
        // Mendel (1866), as in every textbook: χ² = 0.470 on 3 degrees, p = 0.925.
        var fit = GoodnessOfFit.Of([315, 101, 108, 32], [9, 3, 3, 1])!;

        Assert.Equal((0.470, 3, 0.925, false), (Math.Round(fit.Statistic, 3), fit.Freedom, Math.Round(fit.ByChance, 3), fit.IsSimulated));
        Assert.Equal([312.75, 104.25, 104.25, 34.75], fit.Expected);
    }

    [Fact]
    public void Few_expected_are_drawn_instead_and_agree_with_the_exact_test()
    {
        // Three coins, all heads: χ² = 3, and exactly 2 of 8 outcomes are as far from one half.
        var coins = GoodnessOfFit.Of([3, 0], [1, 1])!;
        Assert.True(coins.IsSimulated);
        Assert.Equal(0.25, coins.ByChance, 0.015);

        // Twelve throws that show a one five times: the exact multinomial p-value for χ² = 9 of (5,2,2,1,1,1) is by enumeration.
        int[] seen = [5, 2, 2, 1, 1, 1];
        Assert.Equal(Exact(seen), GoodnessOfFit.Of(seen, [1, 1, 1, 1, 1, 1])!.ByChance, 0.015);
    }

    [Fact]
    public void Residuals_say_which_count_stands_out()
    {
        // Documented 45/35/10/7/3 against 200 voiced: (120 − 90) / √(90 · 0.55) = 4.264; (6 − 6) = 0.
        var fit = GoodnessOfFit.Of([120, 50, 14, 10, 6], [45, 35, 10, 7, 3])!;

        Assert.Equal(4.264, fit.Residuals[0], 3);
        Assert.Equal(0, fit.Residuals[4], 10);
        Assert.True(fit.Residuals[1] < -2);
    }

    [Fact]
    public void The_same_counts_give_the_same_bytes()
    {
        int[] seen = [5, 2, 2, 1, 1, 1];

        Assert.Equal(GoodnessOfFit.Of(seen, [1, 1, 1, 1, 1, 1])!.ByChance, GoodnessOfFit.Of(seen, [1, 1, 1, 1, 1, 1])!.ByChance);
    }

    [Fact]
    public void A_category_that_cannot_occur_and_does_refutes_the_shares()
    {
        Assert.Equal(0, GoodnessOfFit.Of([10, 10, 1], [1, 1, 0])!.ByChance);
        Assert.Equal(1, GoodnessOfFit.Of([10, 10, 0], [1, 1, 0])!.Freedom);
    }

    [Fact]
    public void Nothing_counted_is_no_test_and_nonsense_is_refused()
    {
        Assert.Null(GoodnessOfFit.Of([0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => GoodnessOfFit.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => GoodnessOfFit.Of([1, -1], [1, 1]));
        Assert.Throws<ArgumentException>(() => GoodnessOfFit.Of([1, 1], [1, 0]));
    }

    /// <summary>Sum of the probabilities of all outcomes of a fair die that are at least as far from even.</summary>
    static double Exact(int[] seen)
    {
        var n = seen.Sum();
        double Far(int[] counts) => counts.Sum(c => (c - n / 6.0) * (c - n / 6.0) / (n / 6.0));
        double chance = 0;
        var counts = new int[6];
        void Fill(int at, int left)
        {
            if (at == 5)
            {
                counts[5] = left;
                if (Far(counts) >= Far(seen) - 1e-9) chance += Math.Exp(LogFactorial(n) - counts.Sum(LogFactorial) - n * Math.Log(6));
                return;
            }
            for (var c = 0; c <= left; c++)
            {
                counts[at] = c;
                Fill(at + 1, left - c);
            }
        }
        Fill(0, n);
        return chance;
    }

    static double LogFactorial(int n) => Enumerable.Range(1, n).Sum(i => Math.Log(i));
}
