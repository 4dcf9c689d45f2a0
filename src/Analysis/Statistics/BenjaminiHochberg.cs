namespace QA.Analysis.Statistics;

/// <summary>多重比较校正: keeps the share of false alarms among many comparisons at a chosen level.</summary>
public static class BenjaminiHochberg
{
    /// <summary>Which of these p-values stand out at a false discovery rate of <paramref name="level"/>, in the order given.</summary>
    /// <remarks>Benjamini and Hochberg (1995): all p up to the largest k with p(k) ≤ k · level / m.</remarks>
    public static IReadOnlyList<bool> Stands(IReadOnlyList<double> chances, double level)
    {
        var adjusted = Adjusted(chances);
        var stands = new bool[adjusted.Count];
        for (var i = 0; i < stands.Length; i++) stands[i] = adjusted[i] <= level;
        return stands;
    }

    /// <summary>Adjusted p-values: the smallest level at which each would stand out.</summary>
    public static IReadOnlyList<double> Adjusted(IReadOnlyList<double> chances)
    {
        var m = chances.Count;
        var order = new int[m];
        for (var i = 0; i < m; i++) order[i] = i;
        Array.Sort(order, (a, b) => chances[a] != chances[b] ? chances[a].CompareTo(chances[b]) : a.CompareTo(b));

        var adjusted = new double[m];
        var least = 1.0;
        for (var rank = m; rank >= 1; rank--)
        {
            var i = order[rank - 1];
            least = Math.Min(least, chances[i] * m / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}
