using System.Globalization;
using QA.Analysis.Desk;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>同时接待与等待: median and 90th percentile of the wait by how many customers the agent served when asked. Association, not cause.</summary>
public static class WaitsByConcurrency
{
    const double Left = 34, Right = 392, Top = 18, Base = 176;

    /// <summary>Under this a percentile says nothing.</summary>
    const int Enough = 10;

    public static readonly Phrase Question = new("同时接待的顾客越多，等得越久吗？", "Do customers wait longer the more are served at once?");

    static readonly Phrase Title = new("等待时间与同时接待人数，秒", "Waits by customers served at once, seconds");
    static readonly Phrase Said = new("{0} 位：中位 {1}，90 分位 {2}，{3} 次", "{0} at once: median {1}, p90 {2}, {3} responses");
    static readonly Phrase Seconds = new("秒", "s");
    static readonly Phrase Median = new("中位数", "median");
    static readonly Phrase Ninety = new("90 分位", "p90");
    static readonly Phrase AtOnce = new("同时接待（位）", "customers at once");

    /// <returns>Null where no number of customers has enough timed responses.</returns>
    public static Drawing? Draw(Language language, IReadOnlyList<ConcurrencyLevel> levels)
    {
        var shown = levels.Where(l => l.Waits.N >= Enough).OrderBy(l => l.Customers).ToList();
        if (shown.Count == 0) return null;
        var most = (double)shown.Max(l => l.Waits.P90);
        var step = Step(most);
        var y = new Scale(0, Math.Ceiling(Math.Max(most, 1) / step) * step, Base, Top);
        var last = Math.Max(shown[^1].Customers, 3);
        double X(int customers) => Left + (customers - 0.5) * (Right - Left) / last;
        string Name(int customers) => customers == 10 ? "10+" : customers.ToString(CultureInfo.InvariantCulture);

        var svg = new SvgWriter(400, 226, Title.In(language), string.Join(language is Language.Chinese ? "；" : "; ",
            shown.Select(l => Said.In(language, Name(l.Customers), Figures.Short((double)l.Waits.P50), Figures.Short((double)l.Waits.P90), Figures.Count(l.Waits.N)))));
        for (var tick = 0.0; tick <= y.To; tick += step)
            svg.Line(tick == 0 ? "ax" : "gl", Left - 4, y.At(tick), Right, y.At(tick)).Words("e m", Left - 8, y.At(tick) + 4, Figures.Short(tick));
        foreach (var level in shown)
        {
            var (x, median, ninety) = (X(level.Customers), y.At((double)level.Waits.P50), y.At((double)level.Waits.P90));
            svg.Line("ws", x, median, x, ninety).Circle("ds", x, median, 4.5, Said.In(language, Name(level.Customers), Figures.Short((double)level.Waits.P50), Figures.Short((double)level.Waits.P90), Figures.Count(level.Waits.N)));
            svg.Words("c m", x, Math.Max(ninety - 5, 11), Figures.Short((double)level.Waits.P90));
            svg.Words("c k", x, Base + 16, Name(level.Customers)).Words("c m t", x, Base + 31, $"n {Figures.Count(level.Waits.N)}");
        }
        svg.Words("c m", (Left + Right) / 2, Base + 47, AtOnce.In(language));
        return new(Question, language is Language.Chinese ? ["同时接待", "次数", "中位秒", "90 分位秒"] : ["At once", "Responses", "Median s", "p90 s"],
            [.. levels.OrderBy(l => l.Customers).Select(l => (IReadOnlyList<string>)[Name(l.Customers), Figures.Count(l.Waits.N), Figures.Short((double)l.Waits.P50), Figures.Short((double)l.Waits.P90)])],
            new(ChartKind.Lines, Seconds.In(language), [.. shown.Select(l => Name(l.Customers))],
            [
                new(Median.In(language), [.. shown.Select(l => (double?)l.Waits.P50)]),
                new(Ninety.In(language), [.. shown.Select(l => (double?)l.Waits.P90)]),
            ]),
            svg.Finish());
    }

    static double Step(double most) => most switch { <= 60 => 15, <= 120 => 30, <= 300 => 60, <= 900 => 180, <= 3600 => 900, _ => Math.Pow(10, Math.Floor(Math.Log10(most))) };
}
