using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

public class BenjaminiHochbergTests
{
    /// <summary>The fifteen comparisons of the myocardial infarction study in Benjamini and Hochberg (1995), section 3.2.</summary>
    static readonly double[] Published =
        [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000];

    [Fact]
    public void The_papers_example_rejects_four() =>
        Assert.Equal(Enumerable.Range(0, 15).Select(i => i < 4), BenjaminiHochberg.Stands(Published, 0.05));

    [Fact]
    public void The_order_of_comparisons_changes_nothing() =>
        Assert.Equal([false, true, false, true], BenjaminiHochberg.Stands([.9, .001, .8, .002], 0.05));

    [Fact]
    public void A_p_that_fails_its_own_step_is_carried_by_a_larger_one() =>
        Assert.Equal([true, true], BenjaminiHochberg.Stands([.04, .045], 0.05));

    [Fact]
    public void Adjusted_values_are_those_of_Rs_p_adjust() =>
        Assert.Equal([.03, .03, .03, .5], BenjaminiHochberg.Adjusted([.01, .02, .0225, .5]).Select(p => Math.Round(p, 10)));

    [Fact]
    public void Nothing_to_compare_gives_nothing() => Assert.Empty(BenjaminiHochberg.Stands([], 0.05));
}
