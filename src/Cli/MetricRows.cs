using System.Globalization;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;

namespace QA.Cli;

/// <summary>Figures of all metrics as lines of text, and as JSON.</summary>
static class MetricRows
{
    static readonly string[] Headings = ["n", "mean", "p50", "p90", "p95", "max", "total", "share", "low", "high"];

    public static void Print(TextWriter to, string shop, Week week, IEnumerable<MetricFigure> figures)
    {
        foreach (var agent in figures.GroupBy(figure => figure.AgentId))
        {
            to.WriteLine($"{shop} {week} {(agent.Key.Length == 0 ? "team" : agent.Key)}".TrimStart());
            to.WriteLine(string.Concat("  ".PadRight(34), string.Concat(Headings.Select(heading => heading.PadLeft(11)))));
            foreach (var figure in agent)
                to.WriteLine(string.Concat($"  {figure.Metric} {figure.Part}".TrimEnd().PadRight(34), string.Concat(Cells(figure).Select(cell => Text(cell).PadLeft(11)))).TrimEnd());
        }
    }

    public static object Json(string shop, Week week, IEnumerable<MetricFigure> figures) => new
    {
        Shop = shop,
        Week = week.ToString(),
        Figures = figures.Select(figure => new
        {
            figure.AgentId,
            figure.Metric,
            figure.Part,
            figure.N,
            MeanS = figure.Times?.Mean,
            P50S = figure.Times?.P50,
            P90S = figure.Times?.P90,
            P95S = figure.Times?.P95,
            MaxS = figure.Times?.Max,
            figure.Total,
            Share = figure.Share is { } share ? new { share.Numerator, share.Denominator, share.Value, share.Low, share.High } : null,
            figure.Ratio,
        }),
    };

    static IEnumerable<decimal?> Cells(MetricFigure figure) =>
    [
        figure.N, figure.Times?.Mean, figure.Times?.P50, figure.Times?.P90, figure.Times?.P95, figure.Times?.Max, figure.Total,
        figure.Ratio ?? (decimal?)figure.Share?.Value, (decimal?)figure.Share?.Low, (decimal?)figure.Share?.High,
    ];

    static string Text(decimal? cell) => cell?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}
