using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class FisherExactTests
{
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857)] // the lady tasting tea
    [InlineData(1, 10, 11, 14, 0.0027594562)] // Fisher's example in the reference manual of R: 1 and 9 against 11 and 3
    [InlineData(10, 13, 2, 17, 0.0005367241)] // Fisher (1970), convictions of twins
    [InlineData(0, 5, 0, 5, 1)]
    [InlineData(5, 5, 5, 5, 1)]
    public void Agrees_with_published_values(int a, int n, int b, int m, double chance) =>
        Assert.Equal(chance, FisherExact.ByChance(Wilson.Of(a, n)!, Wilson.Of(b, m)!), 9);

    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857)]
    [InlineData(10, 13, 2, 17, 0.0009303618)] // the same twins: twice the published one-sided 0.0004651809
    [InlineData(2, 17, 10, 13, 0.0009303618)]
    [InlineData(0, 5, 0, 5, 1)]
    public void In_its_direction_the_smaller_tail_counts_twice(int a, int n, int b, int m, double chance) =>
        Assert.Equal(chance, FisherExact.ByChanceInItsDirection(Wilson.Of(a, n)!, Wilson.Of(b, m)!), 9);

    [Fact]
    public void Sides_may_be_exchanged_and_large_counts_do_not_overflow()
    {
        var (first, second) = (Wilson.Of(5_100, 10_000)!, Wilson.Of(4_900, 10_000)!);
        Assert.Equal(FisherExact.ByChance(first, second), FisherExact.ByChance(second, first), 9);
        Assert.InRange(FisherExact.ByChance(first, second), 0.004, 0.006);
    }
}
