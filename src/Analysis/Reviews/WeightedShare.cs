using QA.Analysis.Statistics;

namespace QA.Analysis.Reviews;

/// <summary>A share estimated from a draw with known chances: every case counts for as many as it stands for.</summary>
/// <remarks>
/// Hájek's ratio Σ(y/π) / Σ(1/π). The interval is Wilson's with the effective number of cases: n over the design effect,
/// which is the larger of Kish's (unequal weights) and the linearised variance with conversations as clusters over the
/// binomial one (Särndal, Swensson and Wretman 1992, 5.8). With equal chances and one case a conversation it is Wilson's own.
/// </remarks>
public static class WeightedShare
{
    /// <param name="cases">Per case its conversation's number, its chance of inclusion and whether it counts.</param>
    /// <returns>From 0 to 1, N the cases seen; null where there is none.</returns>
    public static Estimate? Of(IReadOnlyCollection<(int Cluster, double Inclusion, bool Counts)> cases)
    {
        if (cases.Count == 0) return null;
        double weights = 0, squares = 0, counted = 0;
        foreach (var (_, inclusion, counts) in cases)
        {
            if (inclusion is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(cases), "a chance of inclusion is over 0 and at most 1");
            var weight = 1 / inclusion;
            weights += weight;
            squares += weight * weight;
            if (counts) counted += weight;
        }
        var share = counted / weights;
        var effective = weights * weights / squares;
        if (share is > 0 and < 1)
        {
            var variance = cases.GroupBy(c => c.Cluster)
                .Sum(cluster => Square(cluster.Sum(c => ((c.Counts ? 1 : 0) - share) / c.Inclusion) / weights));
            effective = Math.Min(effective, share * (1 - share) / variance);
        }
        var (low, high) = Interval(share, Math.Max(effective, 1));
        return new(share, low, high, cases.Count);

        static double Square(double x) => x * x;
    }

    static (double Low, double High) Interval(double share, double n)
    {
        const double z2 = Quantiles.Z95 * Quantiles.Z95;
        var centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        var reach = Quantiles.Z95 * Math.Sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return (share == 0 ? 0 : centre - reach, share == 1 ? 1 : centre + reach);
    }
}
