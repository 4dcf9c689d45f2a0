namespace QA.Analysis.Statistics;

/// <summary>Count, sum and sum of squares of whole numbers: all that mean and variance need, and exact in any order.</summary>
/// <remarks>Scores are counted in hundredths of points. Adding floating numbers instead would let the order of files decide the last digit.</remarks>
public readonly record struct Moments(int N, long Sum, long SumOfSquares)
{
    public static Moments Of(params ReadOnlySpan<long> values)
    {
        var moments = default(Moments);
        foreach (var value in values) moments = moments.With(value);
        return moments;
    }

    public Moments With(long value) => new(N + 1, Sum + value, checked(SumOfSquares + value * value));

    public static Moments operator +(Moments a, Moments b) => new(a.N + b.N, a.Sum + b.Sum, checked(a.SumOfSquares + b.SumOfSquares));

    /// <summary>What remains of <paramref name="whole"/> without <paramref name="part"/>: a team without one of its agents.</summary>
    public static Moments operator -(Moments whole, Moments part) =>
        new(whole.N - part.N, whole.Sum - part.Sum, whole.SumOfSquares - part.SumOfSquares);

    /// <summary>In the unit counted; null where nothing was.</summary>
    public double? Mean => N == 0 ? null : (double)Sum / N;

    /// <summary>Sum of squared distances from the mean.</summary>
    public double Spread => N == 0 ? 0 : (double)((Int128)N * SumOfSquares - (Int128)Sum * Sum) / N;

    /// <summary>Sample variance (divisor n − 1); null under two observations.</summary>
    public double? Variance => N < 2 ? null : Spread / (N - 1);
}
