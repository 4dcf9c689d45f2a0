// Not compiled against ScottPlot, only against its signatures as its public source has them (5.1.60), and never run: see docs/engines.md.
using QA.Reports.Charts;
using QA.Reports.Wording;
using ScottPlot;
using ScottPlot.Colormaps;
using Drawing = QA.Reports.Charts.Drawing;

namespace QA.Reports.ScottPlot;

/// <summary>图片: a chart's table as a PNG file, for slides and mail; the pages keep their SVG.</summary>
public static class PngCharts
{
    /// <summary>Twice what a slide's half takes, so that it stays sharp there.</summary>
    const int Width = 1200, Height = 700;

    // The first colours of the pages: what is measured, what it is held against, and marks.
    static readonly Color Measured = Color.FromHex("#1f6f8b"), Compared = Color.FromHex("#9aa5ad"), Marked = Color.FromHex("#c2410c");

    // Light enough at one end for dark figures, dark enough at the other for white ones.
    static readonly Color[] Shades = [Color.FromHex("#f4f6f7"), Color.FromHex("#7fb0c2"), Measured];

    /// <summary>The drawing's numbers under its question.</summary>
    public static byte[] Png(Drawing drawing, Language language)
    {
        using var plot = new Plot();
        var numbers = drawing.Numbers;
        // Before anything is added, for what is added takes it: the library's own font has no Chinese.
        var words = string.Concat([drawing.Question.In(language), numbers.Unit, .. numbers.Rows, .. numbers.Series.Select(series => series.Name)]);
        if (Fonts.Detect(words) is { Length: > 0 } font)
        {
            plot.Font.Set(font);
            plot.Legend.FontName = font;
        }
        switch (numbers.Kind)
        {
            case ChartKind.Bars: Bars(plot, numbers); break;
            case ChartKind.Lines: Lines(plot, numbers); break;
            case ChartKind.Intervals: Intervals(plot, numbers); break;
            case ChartKind.Heat: Heat(plot, numbers); break;
            default: throw new ArgumentOutOfRangeException(nameof(drawing), numbers.Kind, "no shape for this kind of chart");
        }
        plot.Title(drawing.Question.In(language), 26);
        if (numbers.Unit.Length > 0 && numbers.Kind is not ChartKind.Heat) plot.YLabel(numbers.Unit);
        if (numbers.Series.Count > 1 && numbers.Kind is not ChartKind.Heat) plot.ShowLegend(Alignment.UpperRight);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    static void Bars(Plot plot, ChartTable numbers)
    {
        var breadth = 0.8 / numbers.Series.Count;
        for (var s = 0; s < numbers.Series.Count; s++)
        {
            var series = numbers.Series[s];
            var bars = new List<Bar>();
            for (var row = 0; row < series.Values.Count; row++)
                if (series.Values[row] is { } value)
                    bars.Add(new() { Position = row + (s - (numbers.Series.Count - 1) / 2.0) * breadth, Value = value, Size = breadth * 0.95, FillColor = ColorOf(s), LineWidth = 0, Label = Figures.Short(value) });
            plot.Add.Bars(bars).LegendText = series.Name;
            Whiskers(plot, series, Colors.Black, s, numbers.Series.Count, breadth);
        }
        Ticks(plot.Axes.Bottom, numbers.Rows);
        Mark(plot, numbers);
        plot.Axes.SetLimitsX(-0.6, numbers.Rows.Count - 0.4);
        // Bars start at zero; above them is room for their figures.
        plot.Axes.SetLimitsY(0, 1.15 * Greatest(numbers));
    }

    static void Lines(Plot plot, ChartTable numbers)
    {
        for (var s = 0; s < numbers.Series.Count; s++)
        {
            // A week without data is a gap in the line: each run is a line of its own, named once.
            var (run, isNamed) = (new List<Coordinates>(), false);
            for (var row = 0; row <= numbers.Rows.Count; row++)
            {
                if (row < numbers.Rows.Count && numbers.Series[s].Values[row] is { } value)
                {
                    run.Add(new(row, value));
                    continue;
                }
                if (run.Count == 0) continue;
                var line = plot.Add.Scatter(run.ToArray(), ColorOf(s));
                line.LineWidth = 3;
                line.MarkerSize = 9;
                if (!isNamed) line.LegendText = numbers.Series[s].Name;
                isNamed = true;
                run.Clear();
            }
        }
        Ticks(plot.Axes.Bottom, numbers.Rows);
        Mark(plot, numbers);
        plot.Axes.SetLimitsX(-0.4, numbers.Rows.Count - 0.6);
        plot.Axes.SetLimitsY(0, 1.15 * Greatest(numbers));
    }

    static void Intervals(Plot plot, ChartTable numbers)
    {
        for (var s = 0; s < numbers.Series.Count; s++)
        {
            var series = numbers.Series[s];
            var dots = new List<Coordinates>();
            for (var row = 0; row < series.Values.Count; row++) if (series.Values[row] is { } value) dots.Add(new(row, value));
            Whiskers(plot, series, ColorOf(s), 0, 1, 0);
            if (dots.Count == 0) continue;
            var points = plot.Add.ScatterPoints(dots.ToArray(), ColorOf(s));
            points.MarkerSize = 12;
            points.MarkerShape = s == 0 ? MarkerShape.FilledCircle : MarkerShape.OpenSquare;
            points.LegendText = series.Name;
        }
        Ticks(plot.Axes.Bottom, numbers.Rows);
        Mark(plot, numbers);
        plot.Axes.SetLimitsX(-0.6, numbers.Rows.Count - 0.4);
    }

    static void Heat(Plot plot, ChartTable numbers)
    {
        var cells = new double[numbers.Rows.Count, numbers.Series.Count];
        var most = Greatest(numbers);
        for (var row = 0; row < numbers.Rows.Count; row++)
            for (var column = 0; column < numbers.Series.Count; column++)
                cells[row, column] = numbers.Series[column].Values[row] ?? double.NaN;
        plot.Add.Heatmap(cells).Colormap = new CustomInterpolated(Shades);
        // A shade never stands alone: its figure is in it. The first row is drawn on top.
        for (var row = 0; row < numbers.Rows.Count; row++)
            for (var column = 0; column < numbers.Series.Count; column++)
            {
                if (!(cells[row, column] > 0)) continue;
                var figure = plot.Add.Text(Figures.Short(cells[row, column]), column, numbers.Rows.Count - 1 - row);
                figure.LabelAlignment = Alignment.MiddleCenter;
                figure.LabelFontColor = cells[row, column] > 0.6 * most ? Colors.White : Colors.Black;
            }
        Ticks(plot.Axes.Bottom, [.. numbers.Series.Select(series => series.Name)]);
        Ticks(plot.Axes.Left, [.. numbers.Rows.Reverse()]);
    }

    /// <summary>Intervals as lines with caps; a row without one has none.</summary>
    static void Whiskers(Plot plot, ChartSeries series, Color color, int index, int of, double breadth)
    {
        if (series.Low is not { } lows || series.High is not { } highs) return;
        var (xs, middles, halves) = (new List<double>(), new List<double>(), new List<double>());
        for (var row = 0; row < lows.Count; row++)
        {
            if (lows[row] is not { } low || highs[row] is not { } high) continue;
            xs.Add(row + (index - (of - 1) / 2.0) * breadth);
            middles.Add((low + high) / 2);
            halves.Add((high - low) / 2);
        }
        if (xs.Count == 0) return;
        var bars = plot.Add.ErrorBar(xs, middles, halves);
        bars.Color = color;
        bars.LineWidth = 2;
        bars.CapSize = 6;
        // Where dots carry the name, their intervals need none.
        if (series.Values.All(value => value is null)) bars.LegendText = series.Name;
    }

    static void Mark(Plot plot, ChartTable numbers)
    {
        if (numbers.Mark is { } mark) plot.Add.HorizontalLine(mark, 2, Marked, LinePattern.Dashed);
    }

    static void Ticks(IAxis axis, IReadOnlyList<string> names)
    {
        axis.SetTicks([.. Enumerable.Range(0, names.Count).Select(place => (double)place)], [.. names]);
        // More than these do not fit beside one another; turned, they do.
        if (names.Count <= 12 && names.All(name => name.Length <= 8)) return;
        axis.TickLabelStyle.Rotation = 45;
        axis.TickLabelStyle.Alignment = Alignment.MiddleLeft;
    }

    static Color ColorOf(int series) => series == 0 ? Measured : Compared;

    static double Greatest(ChartTable numbers)
    {
        var greatest = Math.Max(1, numbers.Mark ?? 0);
        foreach (var series in numbers.Series)
            foreach (var value in series.Values.Concat(series.High ?? [])) greatest = Math.Max(greatest, value ?? 0);
        return greatest;
    }
}
