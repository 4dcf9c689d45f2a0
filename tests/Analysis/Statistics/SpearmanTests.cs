using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class SpearmanTests
{
    [Fact]
    public void Ten_pairs_without_ties_as_textbooks_give_them()
    {
        // Intelligence quotient and hours of television: ρ = −29/165, p = 0.627188.
        var spearman = Spearman.Of([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])!;

        Assert.Equal(-29.0 / 165, spearman.Correlation.Value, 12);
        Assert.Equal(0.627188, spearman.ByChance, 6);
    }

    [Fact]
    public void Frigatebirds_with_ties_as_the_handbook_of_biological_statistics_gives_them()
    {
        // Pouch volume and drumming frequency (McDonald, Handbook of Biological Statistics): ρ = −0.7630357, p = 0.0002302.
        var spearman = Spearman.Of(
            [1760, 2040, 2440, 2550, 2730, 2740, 3010, 3080, 3370, 3740, 4910, 5090, 5090, 5380, 5850, 6730, 6990, 7960],
            [529, 566, 473, 461, 465, 532, 484, 527, 488, 485, 478, 434, 468, 449, 425, 389, 421, 416])!;

        Assert.Equal(-0.7630357, spearman.Correlation.Value, 7);
        Assert.Equal(0.0002302, spearman.ByChance, 7);
    }

    [Fact]
    public void The_interval_is_Fishers_with_the_error_of_Bonett_and_Wright()
    {
        // By hand for ρ = −29/165 and n = 10: z = −0.17760, error √(1.01545 / 7) = 0.38087, so tanh(−0.92410) and tanh(0.56890).
        var correlation = Spearman.Of([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17])!.Correlation;

        Assert.Equal(-0.72783, correlation.Low!.Value, 5);
        Assert.Equal(0.51455, correlation.High!.Value, 5);
    }

    [Fact]
    public void What_always_rises_together_correlates_fully()
    {
        var spearman = Spearman.Of([1, 2, 3, 4], [10, 100, 1000, 10_000])!;

        Assert.Equal((new Estimate(1, 1, 1, 4), 0.0), (spearman.Correlation, spearman.ByChance));
    }

    [Fact]
    public void Three_pairs_have_no_interval_and_two_or_a_constant_no_correlation()
    {
        Assert.Null(Spearman.Of([1, 2, 3], [3, 1, 2])!.Correlation.Low);
        Assert.Null(Spearman.Of([1, 2], [1, 2]));
        Assert.Null(Spearman.Of([1, 2, 3, 4], [5, 5, 5, 5]));
        Assert.Throws<ArgumentException>(() => Spearman.Of([1, 2, 3], [1, 2]));
    }
}
