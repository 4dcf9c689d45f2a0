using MathNet.Numerics.Distributions;

namespace QA.Analysis.Statistics;

/// <summary>拟合优度检验: whether counts fall as documented shares say, and which of them do not.</summary>
/// <param name="Statistic">Pearson's χ².</param>
/// <param name="ByChance">How probable a χ² at least this large is if the shares hold.</param>
/// <param name="IsSimulated">The p-value comes from draws, because a count under 5 was expected somewhere.</param>
/// <param name="Residuals">Standardised residuals: beyond ±2 a count stands out by itself; 0 where none was expected.</param>
public sealed record GoodnessOfFit(
    double Statistic, int Freedom, double ByChance, bool IsSimulated, IReadOnlyList<double> Expected, IReadOnlyList<double> Residuals)
{
    /// <summary>Expected counts under this make the χ² distribution a poor stand-in: Cochran (1954).</summary>
    const int LeastExpected = 5;

    /// <summary>A p-value near 0.05 is then known to ±0.004.</summary>
    const int Draws = 9_999;

    /// <summary>Single observations drawn at most, so that a rare category among very many observations ends in time.</summary>
    const int MostDrawn = 100_000_000;

    /// <summary>Null where nothing was counted.</summary>
    /// <remarks>
    /// Pearson (1900); residuals (O − E) / √(E (1 − p)): Haberman (1973); p-value from draws, (1 + hits) / (1 + draws): Hope (1968).
    /// </remarks>
    /// <param name="shares">Any positive scale: they are divided by their sum. A category of share 0 must be empty, else χ² is infinite.</param>
    public static GoodnessOfFit? Of(IReadOnlyList<int> counts, IReadOnlyList<double> shares, ulong seed = 1)
    {
        if (counts.Count != shares.Count || counts.Count < 2)
            throw new ArgumentException("a share is needed for each of at least two counts", nameof(shares));
        var (n, whole, freedom) = (0, 0.0, -1);
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] < 0 || !(shares[i] >= 0)) throw new ArgumentException("counts and shares cannot be negative", nameof(counts));
            n += counts[i];
            whole += shares[i];
            if (shares[i] > 0) freedom++;
        }
        if (freedom < 1) throw new ArgumentException("at least two shares must be above 0", nameof(shares));
        if (n == 0) return null;

        var (expected, residuals) = (new double[counts.Count], new double[counts.Count]);
        var few = false;
        for (var i = 0; i < expected.Length; i++)
        {
            var p = shares[i] / whole;
            expected[i] = n * p;
            few |= expected[i] is > 0 and < LeastExpected;
            residuals[i] = p > 0 ? (counts[i] - expected[i]) / Math.Sqrt(expected[i] * (1 - p)) : counts[i] > 0 ? double.PositiveInfinity : 0;
        }
        var statistic = Distance(counts, expected);
        var chance = double.IsPositiveInfinity(statistic) ? 0
            : few ? Simulated(statistic, n, expected, seed)
            : 1 - ChiSquared.CDF(freedom, statistic);
        return new(statistic, freedom, chance, few, expected, residuals);
    }

    static double Distance(IReadOnlyList<int> counts, double[] expected)
    {
        double distance = 0;
        for (var i = 0; i < expected.Length; i++)
            if (expected[i] > 0) distance += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
            else if (counts[i] > 0) return double.PositiveInfinity;
        return distance;
    }

    static double Simulated(double statistic, int n, double[] expected, ulong seed)
    {
        var ends = new double[expected.Length];
        double end = 0;
        for (var i = 0; i < ends.Length; i++) ends[i] = end += expected[i] / n;

        var random = new SeededRandom(seed);
        var counts = new int[expected.Length];
        var draws = Math.Clamp(MostDrawn / n, 99, Draws);
        var hits = 0;
        // A draw that equals what was seen must count as such, whatever the last digit of its sum.
        var limit = statistic * (1 - 1e-9);
        for (var draw = 0; draw < draws; draw++)
        {
            Array.Clear(counts);
            for (var k = 0; k < n; k++) counts[Category(random.Fraction())]++;
            if (Distance(counts, expected) >= limit) hits++;
        }
        return (1.0 + hits) / (1.0 + draws);

        int Category(double at)
        {
            for (var i = 0; i < ends.Length; i++)
                if (at < ends[i]) return i;
            // The last end may fall short of 1 by rounding: what lies behind it belongs to the last category that can occur.
            return Array.FindLastIndex(expected, e => e > 0);
        }
    }
}
