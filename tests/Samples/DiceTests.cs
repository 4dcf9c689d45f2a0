using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Samples;

namespace QA.Tests.Samples;

public sealed class DiceTests
{
    [Fact]
    public void A_seed_gives_the_same_draws_for_ever()
    {
        var dice = new Dice(1);

        // Pinned: every committed sample depends on them.
        Assert.Equal([12966619160104079557UL, 9600361134598540522UL, 10590380919521690900UL], [dice.Next(), dice.Next(), dice.Next()]);
    }

    [Fact]
    public void Draws_stay_within_their_bounds() => Prop.ForAll<PositiveInt, int, PositiveInt>((seed, low, width) =>
    {
        var dice = new Dice((ulong)seed.Get);
        var high = (int)Math.Min((long)low + width.Get, int.MaxValue - 1);
        return Enumerable.Range(0, 50).All(_ => dice.Between(low, high) is var drawn && drawn >= low && drawn <= high);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_weight_of_zero_is_never_drawn()
    {
        var dice = new Dice(5);

        Assert.Equal([0, 2], Enumerable.Range(0, 200).Select(_ => dice.Weighted([3, 0, 1])).Distinct().Order());
    }

    [Fact]
    public void Half_of_the_log_normal_draws_lie_below_the_median()
    {
        var dice = new Dice(7);

        var below = Enumerable.Range(0, 20_000).Count(_ => dice.LogNormal(30, 0.75) < 30);
        Assert.InRange(below, 9_700, 10_300);
    }
}
