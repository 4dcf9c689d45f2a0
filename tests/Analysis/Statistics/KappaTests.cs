using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class KappaTests
{
    [Fact]
    public void Fifty_proposals_read_by_two_have_the_textbooks_kappa()
    {
        // 20 twice yes, 15 twice no, 5 and 10 mixed: observed 0.7, by chance 0.5, κ = 0.4; with two categories PABAK is 2 · 0.7 − 1.
        var kappa = Kappa.Of(new[,] { { 20, 5 }, { 10, 15 } })!;

        Assert.Equal((0.7, 0.5, 0.4, 0.4, 50), Rounded(kappa));
    }

    [Fact]
    public void Diagnoses_have_the_published_kappa_and_standard_error()
    {
        // Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1: κ = 0.676, 95 % from 0.504 to 0.848 as its error 0.088 gives.
        var kappa = Kappa.Of(new[,] { { 75, 1, 4 }, { 5, 4, 1 }, { 0, 0, 10 } })!.Cohen!;

        Assert.Equal(0.676, kappa.Value, 3);
        Assert.Equal(0.088, (kappa.High!.Value - kappa.Value) / 1.959964, 3);
    }

    [Fact]
    public void Where_nearly_all_is_of_one_kind_kappa_sinks_and_PABAK_does_not()
    {
        // Feinstein and Cicchetti's paradox (1990): 85 % agreement both times; κ = 0.70 in the balanced table, 0.32 in the other.
        var (balanced, skewed) = (Kappa.Of(new[,] { { 40, 9 }, { 6, 45 } })!, Kappa.Of(new[,] { { 80, 10 }, { 5, 5 } })!);

        Assert.Equal((0.70, 0.32), (Math.Round(balanced.Cohen!.Value, 2), Math.Round(skewed.Cohen!.Value, 2)));
        Assert.Equal((0.70, 0.70), (Math.Round(balanced.Pabak.Value, 2), Math.Round(skewed.Pabak.Value, 2)));
    }

    [Fact]
    public void All_in_one_category_has_no_kappa_and_full_agreement_is_one()
    {
        Assert.Null(Kappa.Of(new[,] { { 9, 0 }, { 0, 0 } })!.Cohen);
        Assert.Equal((1.0, 1.0, 1.0), Kappa.Of(new[,] { { 9, 0 }, { 0, 3 } })!.Cohen is { } full ? (full.Value, full.Low, full.High) : default);
        Assert.Null(Kappa.Of(new int[2, 2]));
        Assert.Throws<ArgumentException>(() => Kappa.Of(new int[2, 3]));
    }

    static (double, double, double, double, int) Rounded(Kappa kappa) =>
        (kappa.Observed.Value, Math.Round(kappa.Expected, 10), Math.Round(kappa.Cohen!.Value, 10), Math.Round(kappa.Pabak.Value, 10), kappa.Pabak.N);
}
