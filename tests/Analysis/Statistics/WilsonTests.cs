using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

/// <summary>Against table I of Newcombe, "Two-sided confidence intervals for the single proportion" (1998), method 3.</summary>
public class WilsonTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Newcombes_examples_come_out_as_printed(int numerator, int denominator, double low, double high)
    {
        var rate = Wilson.Of(numerator, denominator)!;

        Assert.Equal((low, high), (Math.Round(rate.Low, 4), Math.Round(rate.High, 4)));
    }

    [Fact]
    public void All_of_them_reaches_exactly_one() => Assert.Equal(1, Wilson.Of(7, 7)!.High);

    [Fact]
    public void A_share_of_nothing_is_missing_not_zero() => Assert.Null(Wilson.Of(0, 0));

    [Theory, InlineData(-1, 5), InlineData(6, 5)]
    public void A_numerator_outside_its_denominator_is_refused(int numerator, int denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Of(numerator, denominator));
}
