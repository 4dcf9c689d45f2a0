using QA.Analysis.Factors;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>顾客在意什么: the observed share of each factor with its interval, against the share that the handbook gives it.</summary>
public static class FactorShares
{
    const double Left = 74, Right = 296, Top = 20, Row = 40;

    /// <summary>Standardised residuals beyond this are said; within it a share agrees with the documented one.</summary>
    const double Remarkable = 2;

    public static readonly Phrase Question = new("顾客的褒贬落在哪些因素上，与手册所记相同吗？", "On which factors do praise and complaints fall, and is that as documented?");

    static readonly Phrase Title = new("满意度因素：观察到的占比与手册所记 45/35/10/7/3", "Satisfaction factors: observed shares against the documented 45/35/10/7/3");
    static readonly Phrase Said = new("{0} 观察 {1} 手册 {2}%", "{0} observed {1}, documented {2}%");
    static readonly Phrase Documented = new("手册 {0}", "doc. {0}");
    static readonly Phrase Agrees = new("相符", "agrees");
    static readonly Phrase Above = new("▴ 高于手册 {0}", "▴ above {0}");
    static readonly Phrase Below = new("▾ 低于手册 {0}", "▾ below {0}");
    static readonly Phrase KeyObserved = new("● 观察", "● observed");
    static readonly Phrase KeyDocumented = new("□ 手册", "□ documented");

    static readonly Phrase Observed = new("观察", "observed");
    static readonly Phrase InHandbook = new("手册", "documented");

    /// <returns>Null where nobody praised or complained.</returns>
    public static Drawing? Draw(Language language, FactorWeek week)
    {
        if (week.Factors.All(f => f.Share is null)) return null;
        // Room for the widest interval, in steps of 20 %.
        var end = Math.Ceiling(5 * week.Factors.Max(f => Math.Max(f.Share!.High, f.Documented / 100.0))) / 5;
        var scale = new Scale(0, end, Left, Right);
        var bottom = Top + Row * week.Factors.Count - 6;
        var svg = new SvgWriter(400, bottom + 24, Title.In(language), string.Join(language is Language.Chinese ? "；" : "; ",
            week.Factors.Select(f => Said.In(language, FactorWords.Name(f.Factor).In(language), Figures.Percent(f.Share!.Value), f.Documented))));
        for (var tick = 0.0; tick <= end + 1e-9; tick += 0.2)
            svg.Line(tick == 0 ? "ax" : "gl", scale.At(tick), Top, scale.At(tick), bottom).Words("c m", scale.At(tick), bottom + 17, $"{Figures.Short(100 * tick)}%");
        svg.Words("s", Left, 14, KeyObserved.In(language)).Words("m", Left + 90, 14, KeyDocumented.In(language));
        var y = Top + 20;
        foreach (var factor in week.Factors)
        {
            var share = factor.Share!;
            svg.Words("k", 0, y + 4, FactorWords.Name(factor.Factor).In(language));
            svg.Whisker("ws", scale.At(share.Low), scale.At(share.High), y);
            svg.Circle("ds", scale.At(share.Value), y, 5, $"{share.Numerator}/{share.Denominator}");
            svg.Rect("do", scale.At(factor.Documented / 100.0) - 4, y - 4, 8, 8, Documented.In(language, $"{factor.Documented}%"));
            svg.Words("e s", 340, y - 3, Figures.Percent(share.Value)).Words("e m", 400, y - 3, Documented.In(language, factor.Documented));
            svg.Words(Math.Abs(factor.Residual ?? 0) > Remarkable ? "e x" : "e m", 400, y + 14, Verdict(language, factor.Residual ?? 0));
            y += Row;
        }
        return new(Question,
            language is Language.Chinese ? ["因素", "次数", "合计", "观察", "95% 区间", "手册", "标准化残差"] : ["Factor", "Count", "Of", "Observed", "95% interval", "Documented", "Std. residual"],
            [.. week.Factors.Select(f => (IReadOnlyList<string>)[FactorWords.Name(f.Factor).In(language), Figures.Count(f.Share!.Numerator), Figures.Count(f.Share.Denominator),
                Figures.Percent(f.Share.Value), Figures.Interval(100 * f.Share.Low, 100 * f.Share.High), $"{f.Documented}%", Figures.Signed(f.Residual ?? 0)])],
            new(ChartKind.Intervals, ChartTable.Percent, [.. week.Factors.Select(f => FactorWords.Name(f.Factor).In(language))],
            [
                ChartTable.Shares(Observed.In(language), week.Factors.Select(f => f.Share!)),
                new(InHandbook.In(language), [.. week.Factors.Select(f => (double?)f.Documented)]),
            ]),
            svg.Finish());
    }

    static string Verdict(Language language, double residual) =>
        residual > Remarkable ? Above.In(language, Figures.Signed(residual)) : residual < -Remarkable ? Below.In(language, Figures.Signed(residual)) : Agrees.In(language);
}
