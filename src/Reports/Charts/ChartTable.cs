using QA.Analysis.Statistics;

namespace QA.Reports.Charts;

/// <summary>图表数据: what a drawing shows, as numbers, for whoever draws it otherwise, such as pictures for slides and mail.</summary>
/// <param name="Kind">What shape answers the question.</param>
/// <param name="Unit">Of all values: <c>%</c>, seconds, points, or empty for counts.</param>
/// <param name="Rows">Names along the axis, in order: weeks, agents, bars.</param>
/// <param name="Series">Each with a value for every row.</param>
public sealed record ChartTable(ChartKind Kind, string Unit, IReadOnlyList<string> Rows, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>The unit of shares, which are told as 0 to 100.</summary>
    public const string Percent = "%";

    /// <summary>A line to hold the values against, such as a threshold; null for none.</summary>
    public double? Mark { get; init; }

    /// <summary>Shares with their 95 % intervals as one series.</summary>
    internal static ChartSeries Shares(string name, IEnumerable<Rate> rates)
    {
        var all = rates.ToList();
        return new(name, [.. all.Select(rate => (double?)(100 * rate.Value))])
        {
            Low = [.. all.Select(rate => (double?)(100 * rate.Low))],
            High = [.. all.Select(rate => (double?)(100 * rate.High))],
        };
    }
}

/// <summary>What shape answers a chart's question.</summary>
public enum ChartKind
{
    /// <summary>Amounts from zero, side by side.</summary>
    Bars,

    /// <summary>A course over ordered rows; a missing value is a gap.</summary>
    Lines,

    /// <summary>A dot with its interval for each row.</summary>
    Intervals,

    /// <summary>A shade for each row and series.</summary>
    Heat,
}
