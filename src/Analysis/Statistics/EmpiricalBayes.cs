namespace QA.Analysis.Statistics;

/// <summary>收缩估计: means pulled towards the common one, the more so the less each of them rests on.</summary>
/// <param name="Centre">The common mean, each group weighted by what it is known by.</param>
/// <param name="Between">Variance of the true means between groups; 0 where the data show none.</param>
/// <param name="Means">The shrunken means, in the order given.</param>
/// <remarks>
/// Normal model: Efron and Morris (1975), x̄ᵢ + vᵢ / (vᵢ + τ²) · (μ − x̄ᵢ), with τ² by the moments of
/// DerSimonian and Laird (1986).
/// </remarks>
public sealed record EmpiricalBayes(double Centre, double Between, IReadOnlyList<double> Means)
{
    /// <summary>From each group's mean and the variance of that mean.</summary>
    public static EmpiricalBayes Of(IReadOnlyList<double> means, IReadOnlyList<double> variances)
    {
        if (means.Count == 0 || means.Count != variances.Count)
            throw new ArgumentException("shrinkage needs at least one mean, and one variance for each", nameof(means));
        foreach (var variance in variances)
            // Known without doubt: nothing to pull, and nothing to weigh by.
            if (variance <= 0) return new(Average(means), 0, means);

        double weights = 0, squares = 0;
        foreach (var variance in variances) (weights, squares) = (weights + 1 / variance, squares + 1 / (variance * variance));
        var fixedCentre = Weighted(means, variances, 0);
        double q = 0;
        for (var i = 0; i < means.Count; i++) q += (means[i] - fixedCentre) * (means[i] - fixedCentre) / variances[i];
        var scale = weights - squares / weights;
        var between = means.Count < 2 || scale <= 0 ? 0 : Math.Max(0, (q - (means.Count - 1)) / scale);

        var centre = Weighted(means, variances, between);
        var shrunk = new double[means.Count];
        for (var i = 0; i < shrunk.Length; i++)
            shrunk[i] = means[i] + variances[i] / (variances[i] + between) * (centre - means[i]);
        return new(centre, between, shrunk);
    }

    /// <summary>From counted groups: what one observation varies by is pooled over them, since few groups are large enough to tell for themselves.</summary>
    /// <remarks>The order of groups is the caller's to fix: sums here are floating.</remarks>
    public static EmpiricalBayes Of(IReadOnlyList<Moments> groups)
    {
        double spread = 0;
        long freedom = 0;
        foreach (var group in groups) (spread, freedom) = (spread + group.Spread, freedom + group.N - 1);
        var within = freedom == 0 ? 0 : spread / freedom;
        var means = new double[groups.Count];
        var variances = new double[groups.Count];
        for (var i = 0; i < means.Length; i++)
            (means[i], variances[i]) = (groups[i].Mean ?? throw new ArgumentException("a group without observations has no mean", nameof(groups)), within / groups[i].N);
        return Of(means, variances);
    }

    static double Weighted(IReadOnlyList<double> means, IReadOnlyList<double> variances, double between)
    {
        double sum = 0, weight = 0;
        for (var i = 0; i < means.Count; i++)
        {
            var w = 1 / (variances[i] + between);
            (sum, weight) = (sum + w * means[i], weight + w);
        }
        return sum / weight;
    }

    static double Average(IReadOnlyList<double> means)
    {
        double sum = 0;
        foreach (var mean in means) sum += mean;
        return sum / means.Count;
    }
}
