using MathNet.Numerics.Distributions;

namespace QA.Analysis.Statistics;

/// <summary>等级相关: whether two figures rise together, whatever the shape. <paramref name="ByChance"/> is the two-sided p-value.</summary>
public sealed record Spearman(Estimate Correlation, double ByChance)
{
    /// <summary>Null under three pairs, or where one side never varies.</summary>
    /// <remarks>
    /// Spearman (1904), as Pearson's correlation of mid-ranks, which is right for ties. Interval: Fisher's z with the
    /// standard error √((1 + ρ²/2) / (n − 3)) of Bonett and Wright (2000); p-value: Student's t with n − 2 degrees.
    /// </remarks>
    public static Spearman? Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count) throw new ArgumentException("a correlation needs pairs: both sides must be of one length", nameof(second));
        var n = first.Count;
        if (n < 3 || Pearson(MidRanks(first), MidRanks(second)) is not { } rho) return null;
        return new(WithInterval(rho, n), ByChanceOf(rho, n));
    }

    static Estimate WithInterval(double rho, int n)
    {
        if (n < 4) return new(rho, null, null, n);
        if (Math.Abs(rho) == 1) return new(rho, rho, rho, n);
        var reach = Quantiles.Z95 * Math.Sqrt((1 + rho * rho / 2) / (n - 3));
        var z = Math.Atanh(rho);
        return new(rho, Math.Tanh(z - reach), Math.Tanh(z + reach), n);
    }

    static double ByChanceOf(double rho, int n)
    {
        if (Math.Abs(rho) == 1) return 0;
        var t = rho * Math.Sqrt((n - 2) / (1 - rho * rho));
        return Math.Min(1, 2 * StudentT.CDF(0, 1, n - 2, -Math.Abs(t)));
    }

    /// <summary>Twice the rank, so that the mean of tied ranks stays a whole number and sums are exact.</summary>
    static long[] MidRanks(IReadOnlyList<double> values)
    {
        var order = new int[values.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => values[a].CompareTo(values[b]));
        var ranks = new long[order.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            for (var i = from; i < to; i++) ranks[order[i]] = from + to + 1;
            from = to;
        }
        return ranks;
    }

    static double? Pearson(long[] x, long[] y)
    {
        Int128 n = x.Length, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            sx += x[i];
            sy += y[i];
            sxx += (Int128)x[i] * x[i];
            syy += (Int128)y[i] * y[i];
            sxy += (Int128)x[i] * y[i];
        }
        var (vx, vy) = (n * sxx - sx * sx, n * syy - sy * sy);
        if (vx == 0 || vy == 0) return null;
        return Math.Clamp((double)(n * sxy - sx * sy) / Math.Sqrt((double)vx) / Math.Sqrt((double)vy), -1, 1);
    }
}
