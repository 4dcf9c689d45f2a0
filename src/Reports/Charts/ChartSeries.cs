namespace QA.Reports.Charts;

/// <summary>系列: one value for each row of a chart's table.</summary>
/// <param name="Values">Null where there is none: a gap, never a zero.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>Lower ends of the intervals, as many as values; null where the series has no intervals.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>Upper ends of the intervals.</summary>
    public IReadOnlyList<double?>? High { get; init; }
}
