using QA.Analysis.Scoring;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>首响走势: median and 90th percentile of the first response over eight weeks, with the slow threshold.</summary>
public static class ResponseTrend
{
    const double Left = 38, Right = 306, Base = 184, Top = 20;
    const int Weeks = 8;

    public static readonly Phrase Question = new("首响比前几周快了还是慢了？", "Is the first response getting faster or slower?");

    static readonly Phrase Title = new("首次响应八周走势，秒", "First response over eight weeks, seconds");
    static readonly Phrase Said = new("中位数：{0}。90 分位：{1}。", "Median: {0}. 90th percentile: {1}.");
    static readonly Phrase SlowMark = new("慢响应 {0} 秒", "slow {0} s");
    static readonly Phrase Median = new("中位 {0} 秒", "median {0} s");
    static readonly Phrase Ninety = new("90 分位 {0}", "p90 {0}");
    static readonly Phrase Seconds = new("秒", "s");
    static readonly Phrase MedianName = new("中位数", "median");
    static readonly Phrase NinetyName = new("90 分位", "p90");
    static readonly Phrase NoData = new("无数据", "no data");
    static readonly Phrase None = new("无", "none");
    static readonly Phrase Tip = new("{0}：{1} 秒", "{0}: {1} s");
    static readonly Phrase IsoWeek = new("ISO 周", "ISO week");

    /// <param name="tooFew">Weeks of fewer responses are hollow dots.</param>
    /// <returns>Null where no week of the eight has a timed response.</returns>
    public static Drawing? Draw(Language language, AgentWeek now, History own, int slow, int tooFew = 10)
    {
        if (now.Week.IsUndated) return null;
        var weeks = Enumerable.Range(0, Weeks).Select(i => i == Weeks - 1 ? now : own.Back(now.Week, Weeks - 1 - i)).ToList();
        double?[] medians = [.. weeks.Select(w => w?.FirstResponseMedianSeconds?.Value)], nineties = [.. weeks.Select(w => w?.FirstResponseP90Seconds?.Value)];
        if (medians.All(m => m is null)) return null;

        var most = Math.Max(slow * 1.2, medians.Concat(nineties).Max() ?? 0);
        var step = Steps(most);
        var y = new Scale(0, Math.Ceiling(most / step) * step, Base, Top);
        double X(int i) => Left + i * (Right - Left) / (Weeks - 1);
        string Name(int i) => Figures.Number(now.Week.Plus(i - Weeks + 1));
        string List(double?[] values) => string.Join(language is Language.Chinese ? "，" : ", ",
            values.Select((v, i) => $"{Name(i)} {(v is { } known ? Figures.Short(known) : None.In(language))}"));

        var svg = new SvgWriter(400, 212, Title.In(language), Said.In(language, List(medians), List(nineties)));
        for (var tick = 0.0; tick <= y.To; tick += step)
            svg.Line(tick == 0 ? "ax" : "gl", 32, y.At(tick), Right + 5, y.At(tick)).Words("e m", 27, y.At(tick) + 4, Figures.Short(tick));
        svg.Line("rf", 32, y.At(slow), Right + 5, y.At(slow));
        for (var i = 0; i < Weeks; i++)
        {
            // An empty stretch at the start is before the data, not a gap in it.
            if (medians[i] is null && medians.Take(i).Any(m => m is not null))
                svg.Rect("zone", X(i) - 18, Top - 6, 36, Base - Top + 6).Words("c m", X(i), (Base + Top) / 2, NoData.In(language));
            svg.Words(i == Weeks - 1 ? "c s" : "c m", X(i), 200, Name(i)[1..]);
        }
        svg.Words("m", 325, 200, IsoWeek.In(language));
        Series(svg, "lg", "dg", nineties);
        Series(svg, "ls", "ds", medians);
        Labels();

        return new(Question, language is Language.Chinese ? ["周", "中位秒", "90 分位秒", "次数"] : ["Week", "Median s", "p90 s", "Count"],
            [.. Enumerable.Range(0, Weeks).Select(i => (IReadOnlyList<string>)[Name(i), medians[i] is { } m ? Figures.Short(m) : Figures.None,
                nineties[i] is { } n ? Figures.Short(n) : Figures.None, Figures.Count(weeks[i]?.FirstResponseMedianSeconds?.N ?? 0)])],
            new(ChartKind.Lines, Seconds.In(language), [.. Enumerable.Range(0, Weeks).Select(Name)], [new(MedianName.In(language), medians), new(NinetyName.In(language), nineties)]) { Mark = slow },
            svg.Finish());

        void Series(SvgWriter drawing, string line, string dot, double?[] values)
        {
            var run = new List<(double X, double Y)>();
            for (var i = 0; i <= Weeks; i++)
            {
                if (i < Weeks && values[i] is { } value) run.Add((X(i), y.At(value)));
                else
                {
                    if (run.Count > 1) drawing.Run(line, run);
                    run.Clear();
                }
            }
            for (var i = 0; i < Weeks; i++)
                if (values[i] is { } value) drawing.Circle(weeks[i]!.FirstResponseMedianSeconds?.N < tooFew ? "do" : dot, X(i), y.At(value), i == Weeks - 1 ? 4 : 2.8, Tip.In(language, Name(i), Figures.Short(value)));
        }

        // Labels at the line ends, pushed apart where the ends meet.
        void Labels()
        {
            var ends = new List<(double Y, string Class, string Text)> { (y.At(slow), "m", SlowMark.In(language, slow)) };
            if (nineties[^1] is { } ninety) ends.Add((y.At(ninety), "k", Ninety.In(language, Figures.Short(ninety))));
            if (medians[^1] is { } median) ends.Add((y.At(median), "s", Median.In(language, Figures.Short(median))));
            ends.Sort((a, b) => a.Y.CompareTo(b.Y));
            for (var i = 1; i < ends.Count; i++)
                if (ends[i].Y - ends[i - 1].Y < 14) ends[i] = ends[i] with { Y = ends[i - 1].Y + 14 };
            var over = ends[^1].Y - (Base - 2);
            if (over > 0) ends = [.. ends.Select(e => e with { Y = e.Y - over })];
            foreach (var (at, look, text) in ends) svg.Words(look, Right + 13, at + 4, text);
        }
    }

    static double Steps(double most) => most switch { <= 90 => 30, <= 240 => 60, <= 500 => 120, <= 1500 => 300, <= 4000 => 900, <= 16000 => 3600, _ => Math.Pow(10, Math.Floor(Math.Log10(most))) };
}
