namespace QA.Analysis.Statistics;

/// <summary>The difference of two independent shares with its 95 % interval.</summary>
public static class Newcombe
{
    /// <summary><paramref name="first"/> minus <paramref name="second"/>, from −1 to 1; N is both denominators together.</summary>
    /// <remarks>Square-and-add of the two Wilson intervals: Newcombe (1998b), method 10.</remarks>
    public static Estimate Difference(Rate first, Rate second)
    {
        var difference = first.Value - second.Value;
        var below = Math.Sqrt(Square(first.Value - first.Low) + Square(second.High - second.Value));
        var above = Math.Sqrt(Square(first.High - first.Value) + Square(second.Value - second.Low));
        return new(difference, difference - below, difference + above, first.Denominator + second.Denominator);

        static double Square(double x) => x * x;
    }
}
