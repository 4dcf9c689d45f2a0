namespace QA.Analysis.Statistics;

/// <summary>Wilson 区间: a share with its 95 % interval, honest for small counts and for 0 or all of them.</summary>
public static class Wilson
{
    /// <summary>Null where there is nothing to take a share of.</summary>
    /// <remarks>Score interval without continuity correction: Wilson (1927), as in Newcombe (1998a), method 3.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The numerator is negative or exceeds the denominator.</exception>
    public static Rate? Of(int numerator, int denominator)
    {
        if (numerator < 0 || numerator > denominator)
            throw new ArgumentOutOfRangeException(nameof(numerator), "a share needs a numerator from 0 to its denominator");
        if (denominator == 0) return null;

        const double z2 = Quantiles.Z95 * Quantiles.Z95;
        double n = denominator;
        var p = numerator / n;
        var centre = 2 * numerator + z2;
        var reach = Quantiles.Z95 * Math.Sqrt(z2 + 4 * numerator * (1 - p));
        // At the edges the formula is exactly 0 or 1 on paper and a rounding error away from it in doubles.
        return new(numerator, denominator, p,
            numerator == 0 ? 0 : (centre - reach) / (2 * (n + z2)),
            numerator == denominator ? 1 : (centre + reach) / (2 * (n + z2)));
    }
}
