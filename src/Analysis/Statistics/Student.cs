using MathNet.Numerics.Distributions;

namespace QA.Analysis.Statistics;

/// <summary>Student's interval of a mean, and Welch's test of two.</summary>
public static class Student
{
    /// <summary>Mean of hundredths, given in whole units, with its 95 % interval; null where nothing was observed.</summary>
    /// <remarks>Student (1908): mean ± t(0.975; n − 1) · s / √n. The interval is not cut at the ends of the scale.</remarks>
    public static Estimate? OfHundredths(Moments hundredths)
    {
        if (hundredths.Mean is not { } mean) return null;
        if (hundredths.Variance is not { } variance) return new(mean / 100, null, null, hundredths.N);
        var reach = variance == 0 ? 0 : Quantile(hundredths.N - 1) * Math.Sqrt(variance / hundredths.N);
        return new(mean / 100, (mean - reach) / 100, (mean + reach) / 100, hundredths.N);
    }

    /// <summary>How probable a difference of means at least this large is if both sides are alike; null under two observations a side.</summary>
    /// <remarks>Welch (1947): unequal variances, degrees of freedom by Satterthwaite (1946).</remarks>
    public static double? DifferenceByChance(Moments first, Moments second)
    {
        if (first.Variance is not { } s1 || second.Variance is not { } s2) return null;
        var (v1, v2) = (s1 / first.N, s2 / second.N);
        var difference = first.Mean!.Value - second.Mean!.Value;
        if (v1 + v2 == 0) return difference == 0 ? 1 : 0;
        var freedom = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.N - 1) + v2 * v2 / (second.N - 1));
        return Math.Min(1, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference) / Math.Sqrt(v1 + v2)));
    }

    static double Quantile(int freedom) => StudentT.InvCDF(0, 1, freedom, 1 - Quantiles.Alpha / 2);
}
