using MathNet.Numerics.Distributions;

namespace QA.Analysis.Statistics;

/// <summary>分布: how often each whole number (milliseconds) was seen; exact, and the same whichever parts it was put together from.</summary>
/// <remarks>Percentiles come from counts, not from a sketch: export clocks tick in seconds, so a week holds few distinct waits.</remarks>
public sealed class Distribution
{
    readonly Dictionary<long, int> counts = [];

    public int N { get; private set; }
    public long Sum { get; private set; }

    public void Add(long value, int times = 1)
    {
        counts[value] = counts.GetValueOrDefault(value) + times;
        N += times;
        Sum += value * times;
    }

    public void Merge(Distribution other)
    {
        foreach (var (value, times) in other.counts) Add(value, times);
    }

    /// <summary>Pooled: every observation weighs the same; null where there is none.</summary>
    public double? Mean => N == 0 ? null : (double)Sum / N;

    public long? Max
    {
        get
        {
            if (N == 0) return null;
            var most = long.MinValue;
            foreach (var value in counts.Keys) most = Math.Max(most, value);
            return most;
        }
    }

    /// <summary>How many were at most <paramref name="limit"/>.</summary>
    public int Within(long limit)
    {
        var within = 0;
        foreach (var (value, times) in counts)
            if (value <= limit) within += times;
        return within;
    }

    /// <summary>Counts by value divided by <paramref name="unit"/> and rounded down, in ascending order.</summary>
    public IReadOnlyDictionary<int, int> By(long unit)
    {
        var bins = new SortedDictionary<int, int>();
        foreach (var (value, times) in counts)
        {
            var bin = (int)Math.Min(value / unit, int.MaxValue);
            bins[bin] = bins.GetValueOrDefault(bin) + times;
        }
        return bins;
    }

    /// <summary>The value below which <paramref name="percent"/> of a hundred lie; null where there is none.</summary>
    /// <remarks>Linear between closest ranks: type 7 of Hyndman and Fan (1996), R's default. One division, at the end.</remarks>
    public double? Percentile(int percent)
    {
        if (N == 0) return null;
        var place = (long)(N - 1) * percent;
        var (rank, part) = ((int)(place / 100), place % 100);
        var values = Sorted();
        var below = At(values, rank);
        return part == 0 ? below : (double)((Int128)below * 100 + part * (Int128)(At(values, rank + 1) - below)) / 100;
    }

    /// <summary>A percentile with an interval of at least 95 %, which is missing where too few were seen to have one.</summary>
    /// <remarks>Order statistics and the binomial distribution, free of any shape: Conover, Practical Nonparametric Statistics, 3.2.</remarks>
    public Estimate? PercentileEstimate(int percent, double unit = 1)
    {
        if (Percentile(percent) is not { } value) return null;
        var chance = percent / 100.0;
        // Ranks are from 1 here: the interval runs from the lower-th to the upper-th smallest observation.
        var lower = FirstAbove(Quantiles.Alpha / 2, orEqual: false);
        var upper = FirstAbove(1 - Quantiles.Alpha / 2, orEqual: true) + 1;
        if (lower < 1 || upper > N) return new(value / unit, null, null, N);
        var values = Sorted();
        return new(value / unit, At(values, lower - 1) / unit, At(values, upper - 1) / unit, N);

        // The least k with P(B ≤ k) above the limit: successes of N with this chance.
        int FirstAbove(double limit, bool orEqual)
        {
            var (least, most) = (0, N);
            while (least < most)
            {
                var middle = (least + most) / 2;
                var below = Binomial.CDF(chance, N, middle);
                if (orEqual ? below >= limit : below > limit) most = middle;
                else least = middle + 1;
            }
            return least;
        }
    }

    KeyValuePair<long, int>[] Sorted()
    {
        var sorted = counts.ToArray();
        Array.Sort(sorted, (a, b) => a.Key.CompareTo(b.Key));
        return sorted;
    }

    static long At(KeyValuePair<long, int>[] sorted, int rank)
    {
        foreach (var (value, times) in sorted)
            if ((rank -= times) < 0) return value;
        throw new ArgumentOutOfRangeException(nameof(rank), "fewer observations than that");
    }
}
