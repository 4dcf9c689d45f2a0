using QA.Analysis.Conversion;
using QA.Analysis.Statistics;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>转化漏斗: conversations, inquiries, orders, payments and what stayed paid; the rates rest on inquiries whose window is covered.</summary>
public static class ConversionFunnel
{
    const double Width = 400, Left = 2, Right = 280, Row = 52;

    /// <summary>What one handbook claims for itself; a line to hold the figures against, never a target.</summary>
    const double Claimed = 0.6;

    public static readonly Phrase Question = new("询单走到了哪一步？", "How far do inquiries get?");

    static readonly Phrase Title = new("转化漏斗：可判断的询单 {0}，下单 {1}，付款 {2}，付款未退 {3}", "Conversion funnel: {0} inquiries that can be told, {1} ordered, {2} paid, {3} settled");
    static readonly Phrase Said = new("须为 95% 区间。", "Whiskers are 95% intervals.");
    static readonly Phrase Inquiries = new("询单（窗口已满）", "Inquiries, window complete");
    static readonly Phrase Ordered = new("下单", "Ordered");
    static readonly Phrase Paid = new("付款", "Paid");
    static readonly Phrase Settled = new("付款未退", "Settled");
    static readonly Phrase Share = new("比率", "rate");
    static readonly Phrase Claim = new("手册自称 60%", "handbook's claim 60%");

    /// <returns>Null where no inquiry can be told.</returns>
    public static Drawing? Draw(Language language, ConversionWeek week)
    {
        if (week.Ordered is not { } ordered || week.Paid is not { } paid || week.Settled is not { } settled) return null;
        (Phrase Name, Rate Rate)[] steps = [(Ordered, ordered), (Paid, paid), (Settled, settled)];
        var scale = new Scale(0, 1, Left, Right);
        var bottom = 66 + Row * steps.Length;
        var svg = new SvgWriter(Width, bottom + 24, Title.In(language, Figures.Count(ordered.Denominator), Figures.Count(ordered.Numerator), Figures.Count(paid.Numerator), Figures.Count(settled.Numerator)), Said.In(language));
        for (var tick = 0; tick <= 100; tick += 25)
            svg.Line(tick == 0 ? "ax" : "gl", scale.At(tick / 100.0), 16, scale.At(tick / 100.0), bottom)
                .Words(tick == 0 ? "m" : "c m", scale.At(tick / 100.0), bottom + 16, $"{tick}%");
        svg.Words("k", Left, 22, Inquiries.In(language)).Rect("bb", Left, 28, Right - Left, 16).Words("e k", Width, 40, Figures.Count(ordered.Denominator));
        svg.Line("rf", scale.At(Claimed), 60, scale.At(Claimed), bottom).Words("m", scale.At(Claimed) + 4, bottom - 3, Claim.In(language));
        var y = 72.0;
        foreach (var (name, rate) in steps)
        {
            svg.Words("k", Left, y, name.In(language)).Rect("bb", Left, y + 6, scale.At(rate.Value) - Left, 16);
            svg.Whisker("wk", scale.At(rate.Low), scale.At(rate.High), y + 14, cap: 4);
            svg.Words("e k", Width, y + 11, $"{Figures.Count(rate.Numerator)} · {Figures.Percent(rate.Value)}").Words("e m", Width, y + 26, Figures.Interval(100 * rate.Low, 100 * rate.High));
            y += Row;
        }
        return new(Question, language is Language.Chinese ? ["", "数", "基数", "比率", "95% 区间"] : ["", "Count", "Of", "Rate", "95% interval"],
            [.. steps.Select(s => (IReadOnlyList<string>)[s.Name.In(language), Figures.Count(s.Rate.Numerator), Figures.Count(s.Rate.Denominator), Figures.Percent(s.Rate.Value), Figures.Interval(100 * s.Rate.Low, 100 * s.Rate.High)])],
            new(ChartKind.Bars, ChartTable.Percent, [.. steps.Select(s => s.Name.In(language))], [ChartTable.Shares(Share.In(language), steps.Select(s => s.Rate))]) { Mark = 100 * Claimed },
            svg.Finish());
    }
}
