namespace QA.Reports.Charts;

/// <summary>Maps values to places on one axis.</summary>
public readonly record struct Scale(double From, double To, double Start, double End)
{
    public double At(double value) => To <= From ? Start : Start + (Math.Clamp(value, From, To) - From) / (To - From) * (End - Start);

    /// <summary>A scale of scores that ends at 100 and starts at a round figure below everything shown; dots need no zero.</summary>
    public static Scale OfScores(IEnumerable<double?> values, double start, double end)
    {
        var least = 70.0;
        foreach (var value in values) if (value is { } known) least = Math.Min(least, known);
        return new(Math.Max(0, Math.Floor(least / 10) * 10), 100, start, end);
    }

    /// <summary>Round steps, at most five of them.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = (To - From) <= 40 ? 10 : 20;
        for (var tick = Math.Ceiling(From / step) * step; tick <= To; tick += step) yield return tick;
    }
}
