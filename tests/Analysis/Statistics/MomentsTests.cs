using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class MomentsTests
{
    [Fact]
    public void Any_split_adds_up_to_the_whole() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>(), ArbMap.Default.ArbFor<int[]>(),
        (a, b) => Of(a) + Of(b) == Of([.. b, .. a]) && Of([.. a, .. b]) - Of(b) == Of(a)).QuickCheckThrowOnFailure();

    [Fact]
    public void Variance_is_exact_where_squares_of_doubles_would_cancel()
    {
        // The textbook trap: mean of squares minus square of mean loses every digit in doubles.
        var moments = Moments.Of(1_000_000_004, 1_000_000_007, 1_000_000_013, 1_000_000_016);

        Assert.Equal(30, moments.Variance);
    }

    static Moments Of(int[] values) => Moments.Of([.. values.Select(value => (long)value)]);
}
