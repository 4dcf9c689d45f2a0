using MathNet.Numerics;

namespace QA.Analysis.Statistics;

/// <summary>收缩比率: shares pulled towards the common one, the more so the fewer cases each rests on.</summary>
/// <param name="Centre">The common share.</param>
/// <param name="Alpha">First parameter of the Beta distribution that the true shares are drawn from; null where the data show no difference between groups.</param>
/// <param name="Beta">Second parameter; null with <paramref name="Alpha"/>.</param>
/// <param name="Shares">In the order given: posterior mean and the 95 % that lie around it, with the group's own cases as N.</param>
public sealed record BetaBinomial(double Centre, double? Alpha, double? Beta, IReadOnlyList<Estimate> Shares)
{
    /// <summary>Beyond this many imagined cases the prior says that all groups are alike.</summary>
    const double MostWeight = 1e5;

    /// <summary>Null where no group has a case.</summary>
    /// <remarks>
    /// α and β of greatest likelihood by the fixed point of Minka (2000), started from <see cref="FromMoments"/>. Where the
    /// groups differ no more than chance lets them, every share is the common one with its Wilson interval.
    /// </remarks>
    public static BetaBinomial? Of(IReadOnlyList<(int Hits, int Cases)> groups)
    {
        var (hits, cases) = (0, 0);
        foreach (var (h, n) in groups)
        {
            if (h < 0 || h > n) throw new ArgumentException("a share needs hits from 0 to its cases", nameof(groups));
            (hits, cases) = (checked(hits + h), checked(cases + n));
        }
        if (Wilson.Of(hits, cases) is not { } common) return null;
        if (FromMoments(groups) is not { } start || Likeliest(groups, start) is not var (alpha, beta))
            return new(common.Value, null, null, [.. groups.Select(g => new Estimate(common.Value, common.Low, common.High, g.Cases))]);
        return new(alpha / (alpha + beta), alpha, beta, [.. groups.Select(g => Posterior(alpha, beta, g.Hits, g.Cases))]);
    }

    /// <summary>α and β by moments; null where the groups show no more difference than chance.</summary>
    /// <remarks>
    /// Weighted by cases: Kleinman (1973). S = Σ nᵢ(pᵢ − p)² has the mean p(1 − p)[k − 1 + ρ(N − Σnᵢ²/N − (k − 1))], which
    /// gives ρ = 1 / (α + β + 1).
    /// </remarks>
    internal static (double Alpha, double Beta)? FromMoments(IReadOnlyList<(int Hits, int Cases)> groups)
    {
        var (hits, cases, used, squares) = (0L, 0L, 0, 0.0);
        foreach (var (h, n) in groups)
        {
            (hits, cases, squares) = (hits + h, cases + n, squares + (double)n * n);
            if (n > 0) used++;
        }
        var centre = (double)hits / cases;
        double distance = 0;
        foreach (var (h, n) in groups)
            if (n > 0) distance += n * ((double)h / n - centre) * ((double)h / n - centre);
        var spread = centre * (1 - centre);
        var freedom = cases - squares / cases - (used - 1);
        if (spread == 0 || freedom <= 0) return null;
        var rho = (distance / spread - (used - 1)) / freedom;
        if (rho <= 0) return null;
        // Groups that are all or nothing have ρ at 1 or beyond, where no Beta distribution is.
        var weight = 1 / Math.Min(rho, 0.99) - 1;
        return (centre * weight, (1 - centre) * weight);
    }

    static (double Alpha, double Beta)? Likeliest(IReadOnlyList<(int Hits, int Cases)> groups, (double Alpha, double Beta) start)
    {
        const int steps = 5000;
        var (alpha, beta) = start;
        for (var step = 0; step < steps; step++)
        {
            double forHits = 0, forOthers = 0, forCases = 0;
            foreach (var (h, n) in groups)
            {
                forHits += Rise(alpha, h);
                forOthers += Rise(beta, n - h);
                forCases += Rise(alpha + beta, n);
            }
            var (a, b) = (alpha * forHits / forCases, beta * forOthers / forCases);
            var still = Math.Abs(a - alpha) < 1e-10 * alpha && Math.Abs(b - beta) < 1e-10 * beta;
            (alpha, beta) = (a, b);
            if (alpha + beta > MostWeight) return null;
            if (still) break;
        }
        return (alpha, beta);

        // ψ(x + n) − ψ(x): how fast the logarithm of the rising factorial grows.
        static double Rise(double x, int n) => n == 0 ? 0 : SpecialFunctions.DiGamma(x + n) - SpecialFunctions.DiGamma(x);
    }

    /// <summary>What is known of one share after its cases, given the Beta distribution that it is drawn from.</summary>
    public static Estimate Posterior(double alpha, double beta, int hits, int cases)
    {
        var (a, b) = (alpha + hits, beta + cases - hits);
        return new(a / (a + b),
            MathNet.Numerics.Distributions.Beta.InvCDF(a, b, Quantiles.Alpha / 2),
            MathNet.Numerics.Distributions.Beta.InvCDF(a, b, 1 - Quantiles.Alpha / 2), cases);
    }
}
