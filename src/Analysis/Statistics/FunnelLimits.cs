namespace QA.Analysis.Statistics;

/// <summary>控制限: within which the mean of so many observations falls by chance if the agent is like the team.</summary>
/// <remarks>Spiegelhalter (2005), normal data: centre ± z · s / √n at 95 % and 99.8 %.</remarks>
public sealed record FunnelLimits(double Centre, double Low95, double High95, double Low998, double High998)
{
    /// <summary>In whole units, from the team's hundredths, for an agent with <paramref name="n"/> conversations; null where the team has no variance to draw from.</summary>
    public static FunnelLimits? OfHundredths(Moments team, int n)
    {
        if (n < 1) throw new ArgumentOutOfRangeException(nameof(n), "limits need at least one observation");
        if (team.Variance is not { } variance) return null;
        var centre = team.Mean!.Value / 100;
        var error = Math.Sqrt(variance / n) / 100;
        return new(centre,
            centre - Quantiles.Z95 * error, centre + Quantiles.Z95 * error,
            centre - Quantiles.Z998 * error, centre + Quantiles.Z998 * error);
    }
}
