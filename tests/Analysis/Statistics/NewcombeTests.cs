using QA.Analysis.Statistics;

namespace QA.Tests.Analysis.Statistics;

/// <summary>Against table II of Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10.</summary>
public class NewcombeTests
{
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Newcombes_examples_come_out_as_printed(int a, int m, int b, int n, double low, double high)
    {
        var difference = Newcombe.Difference(Wilson.Of(a, m)!, Wilson.Of(b, n)!);

        Assert.Equal((low, high, m + n), (Math.Round(difference.Low!.Value, 4), Math.Round(difference.High!.Value, 4), difference.N));
    }
}
