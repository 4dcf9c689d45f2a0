using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

/// <summary>Against Student's own data (1908): extra hours of sleep of ten patients under two drugs, as R's <c>sleep</c> and <c>t.test</c> give them.</summary>
public class StudentTests
{
    static readonly Moments First = Moments.Of(70, -160, -20, -120, -10, 340, 370, 80, 0, 200);
    static readonly Moments Second = Moments.Of(190, 80, 110, 10, -10, 440, 550, 160, 460, 340);
    static readonly Moments Differences = Moments.Of(120, 240, 130, 130, 0, 100, 180, 80, 460, 140);

    [Fact]
    public void The_paired_differences_have_the_published_interval()
    {
        var hours = Student.OfHundredths(Differences)!;

        Assert.Equal(1.58, hours.Value, 12);
        Assert.Equal(0.7001142, hours.Low!.Value, 7);
        Assert.Equal(2.4598858, hours.High!.Value, 7);
    }

    [Fact]
    public void Welchs_test_of_the_two_drugs_gives_the_published_p() =>
        Assert.Equal(0.07939, Student.DifferenceByChance(First, Second)!.Value, 5);

    [Fact]
    public void One_observation_has_a_mean_and_no_interval() =>
        Assert.Equal(new Estimate(85, null, null, 1), Student.OfHundredths(Moments.Of(8500)));

    [Fact]
    public void Nothing_observed_is_missing() => Assert.Null(Student.OfHundredths(default));

    [Fact]
    public void Equal_observations_have_an_interval_of_no_width() =>
        Assert.Equal(new Estimate(90, 90, 90, 3), Student.OfHundredths(Moments.Of(9000, 9000, 9000)));

    [Fact]
    public void Sides_without_variance_differ_surely_or_not_at_all()
    {
        Assert.Equal(1, Student.DifferenceByChance(Moments.Of(5, 5), Moments.Of(5, 5)));
        Assert.Equal(0, Student.DifferenceByChance(Moments.Of(5, 5), Moments.Of(6, 6)));
        Assert.Null(Student.DifferenceByChance(Moments.Of(5), Moments.Of(6, 6)));
    }
}
