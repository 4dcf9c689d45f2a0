namespace QA.Analysis.Statistics;

/// <summary>整群自助法: an interval for figures whose observations come in groups that resemble each other.</summary>
/// <remarks>
/// Responses of one conversation, or conversations of one customer, are no independent observations; drawing whole
/// clusters keeps what they share. Percentile interval: Efron (1979); clusters drawn whole: Davison and Hinkley (1997),
/// section 3.8. The seed is fixed and clusters come in an order that the caller fixes: the same data give the same bytes.
/// </remarks>
public static class ClusteredBootstrap
{
    /// <summary>Draws at which the ends of a 95 % interval are steady in their second digit: Efron and Tibshirani (1993), section 14.</summary>
    public const int Draws = 2000;

    /// <summary>Mean over all observations of all clusters; null where nothing was observed, and without interval under two clusters.</summary>
    /// <param name="clusters">Count and sum of each cluster; a share is a sum of ones.</param>
    /// <param name="unit">What value and interval are divided by.</param>
    public static Estimate? Mean(IReadOnlyList<Moments> clusters, double unit = 1, ulong seed = 1, int draws = Draws)
    {
        var all = default(Moments);
        foreach (var cluster in clusters) all += cluster;
        if (all.Mean is not { } mean) return null;
        var interval = Interval(clusters.Count, picks =>
        {
            var (n, sum) = (0L, 0L);
            foreach (var pick in picks) (n, sum) = (n + clusters[pick].N, sum + clusters[pick].Sum);
            return n == 0 ? null : (double)sum / n;
        }, seed, draws);
        return new(mean / unit, interval?.Low / unit, interval?.High / unit, all.N);
    }

    /// <summary>95 % of what <paramref name="figure"/> gives for clusters drawn with replacement; null under two clusters, or where most draws give nothing.</summary>
    /// <param name="clusters">How many there are.</param>
    /// <param name="figure">The figure of the clusters with these numbers; null where it is not defined for them.</param>
    public static (double Low, double High)? Interval(int clusters, Func<ReadOnlySpan<int>, double?> figure, ulong seed = 1, int draws = Draws)
    {
        if (clusters < 2) return null;
        var random = new SeededRandom(seed);
        var picks = new int[clusters];
        var figures = new List<double>(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < picks.Length; i++) picks[i] = random.Below(clusters);
            if (figure(picks) is { } value) figures.Add(value);
        }
        if (figures.Count <= draws / 2) return null;
        figures.Sort();
        return (At(Quantiles.Alpha / 2), At(1 - Quantiles.Alpha / 2));

        // Linear between closest ranks, as every percentile here.
        double At(double chance)
        {
            var place = (figures.Count - 1) * chance;
            var rank = (int)place;
            return rank + 1 == figures.Count ? figures[rank] : figures[rank] + (place - rank) * (figures[rank + 1] - figures[rank]);
        }
    }
}
