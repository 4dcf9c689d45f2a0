using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>询单转化: inquiries, how many were followed by an order and by a payment; the team's tick and the handbook's claim.</summary>
public static class ConversionBars
{
    const double Width = 400, Left = 2, Right = 292;

    /// <summary>What one handbook claims for itself; a line to hold the figures against, never a target.</summary>
    const double Claimed = 0.6;

    public static readonly Phrase Question = new("询单之后有多少下单、付款？", "How many inquiries are followed by an order and a payment?");

    static readonly Phrase Title = new("询单转化：询单 {0}，下单 {1}，付款 {2}", "Inquiry conversion: {0} inquiries, {1} ordered, {2} paid");
    static readonly Phrase Said = new("下单 {0}，付款 {1}，须为 95% 区间。", "Ordered {0}, paid {1}; whiskers are 95% intervals.");
    static readonly Phrase Inquiries = new("询单", "Inquiries");
    static readonly Phrase Ordered = new("下单", "Ordered");
    static readonly Phrase Paid = new("付款", "Paid");
    static readonly Phrase Team = new("团队 {0}", "team {0}");
    static readonly Phrase Claim = new("手册自称 60%", "handbook's claim 60%");
    static readonly Phrase Share = new("比率", "rate");
    static readonly Phrase TooFew = new("样本太少", "too few");

    /// <returns>Null where no outcome is known: not confirmed, which is never "not sold".</returns>
    public static Drawing? Draw(Language language, AgentWeek week, AgentWeek? team, int tooFew)
    {
        if (week.Ordered is not { Denominator: > 0 } ordered) return null;
        var scale = new Scale(0, 1, Left, Right);
        var bars = new List<(string Name, Rate Rate, Rate? Team)> { (Ordered.In(language), ordered, team?.Ordered) };
        if (week.Paid is { Denominator: > 0 } paid) bars.Add((Paid.In(language), paid, team?.Paid));
        var bottom = 70 + 56.0 * bars.Count;
        var svg = new SvgWriter(Width, bottom + 26,
            Title.In(language, Figures.Count(ordered.Denominator), Figures.Count(ordered.Numerator), week.Paid is { } p ? Figures.Count(p.Numerator) : Figures.None),
            Said.In(language, Figures.Percent(ordered.Value), week.Paid is { } q ? Figures.Percent(q.Value) : Figures.None));
        for (var tick = 0; tick <= 100; tick += 25)
            svg.Line(tick == 0 ? "ax" : "gl", scale.At(tick / 100.0), 16, scale.At(tick / 100.0), bottom)
                .Words(tick == 0 ? "m" : "c m", scale.At(tick / 100.0), bottom + 16, $"{tick}%");
        svg.Words("k", Left, 24, Inquiries.In(language)).Rect("bb", Left, 30, Right - Left, 16)
            .Words("e k", Width, 42, Figures.Count(ordered.Denominator));
        svg.Line("rf", scale.At(Claimed), 66, scale.At(Claimed), bottom).Words("m", scale.At(Claimed) + 4, bottom - 3, Claim.In(language));
        var y = 80.0;
        foreach (var (name, rate, whole) in bars)
        {
            svg.Words("k", Left, y, name).Rect("bb", Left, y + 6, scale.At(rate.Value) - Left, 16);
            svg.Whisker("wk", scale.At(rate.Low), scale.At(rate.High), y + 14, cap: 4);
            svg.Words("e k", Width, y + 11, $"{Figures.Count(rate.Numerator)} · {Figures.Percent(rate.Value)}");
            svg.Words("e m", Width, y + 26, rate.Denominator < tooFew ? TooFew.In(language) : Figures.Interval(100 * rate.Low, 100 * rate.High));
            if (whole is not null)
                svg.Line("tm", scale.At(whole.Value), y + 2, scale.At(whole.Value), y + 26)
                    .Words("c m", Math.Max(scale.At(whole.Value), 70), y - 1, Team.In(language, Figures.One(100 * whole.Value)));
            y += 56;
        }
        return new(Question,
            language is Language.Chinese ? ["", "数", "基数", "比率", "95% 区间"] : ["", "Count", "Of", "Rate", "95% interval"],
            [.. bars.Select(b => (IReadOnlyList<string>)[b.Name, Figures.Count(b.Rate.Numerator), Figures.Count(b.Rate.Denominator),
                Figures.Percent(b.Rate.Value), Figures.Interval(100 * b.Rate.Low, 100 * b.Rate.High)])],
            new(ChartKind.Bars, ChartTable.Percent, [.. bars.Select(b => b.Name)], [ChartTable.Shares(Share.In(language), bars.Select(b => b.Rate))]) { Mark = 100 * Claimed },
            svg.Finish());
    }
}
