using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>帕累托图: on which rules findings concentrate. Bars and the line that adds them up share one axis, so a rule's bar is its step of the line.</summary>
public static class FindingsByRule
{
    const double Width = 400, Left = 2, Right = 296, Top = 20, Pitch = 31;

    /// <summary>More rules than this are drawn as one row.</summary>
    const int Shown = 12;

    public static readonly Phrase Question = new("命中集中在哪几条规则？", "On which rules do findings concentrate?");

    static readonly Phrase Title = new("各规则的命中与累计占比，共 {0} 次", "Findings by rule and their cumulative share, {0} in all");
    static readonly Phrase Said = new("{0} 次：{1}", "{0}: {1}");
    static readonly Phrase Tip = new("{0}：{1} 次，占 {2}，累计 {3}", "{0}: {1}, {2} of all, {3} with those above");
    static readonly Phrase Times = new("次数", "Count");
    static readonly Phrase Cumulative = new("累计", "Sum");
    static readonly Phrase Fatal = new("{0}（致命）", "{0} (fatal)");
    static readonly Phrase Others = new("其余 {0} 条规则", "{0} other {0:rule|rules}");

    /// <param name="counts">By how often, the most frequent first.</param>
    /// <param name="href">Where a rule's hits are listed.</param>
    /// <returns>Null where nothing was hit.</returns>
    public static Drawing? Draw(Language language, IReadOnlyList<RuleCount> counts, Func<string, string?, string?, string>? href = null)
    {
        var total = counts.Sum(rule => rule.Count);
        if (total == 0) return null;
        var few = counts.Count <= Shown + 1 ? counts : [.. counts.Take(Shown), new("", Others.In(language, Figures.Count(counts.Count - Shown)), counts.Skip(Shown).Sum(rule => rule.Count), false)];
        var bottom = Top + few.Count * Pitch + 3;
        var x = new Scale(0, 1, Left, Right);
        var svg = new SvgWriter(Width, bottom + 20, Title.In(language, Figures.Count(total)),
            string.Join(language is Language.Chinese ? "，" : ", ", few.Select(rule => Said.In(language, rule.Title, Figures.Count(rule.Count)))));
        foreach (var quarter in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(quarter == 0 ? "ax" : "gl", x.At(quarter), Top, x.At(quarter), bottom);
            svg.Words(quarter == 0 ? "m" : "c m", x.At(quarter), bottom + 15, Figures.Short(100 * quarter) + "%");
        }
        svg.Words("e m", 346, 12, Times.In(language)).Words("e m", Width, 12, Cumulative.In(language));
        var (sum, sums, rows) = (0, new List<(double X, double Y)>(), new List<IReadOnlyList<string>>());
        for (var i = 0; i < few.Count; i++)
        {
            var rule = few[i];
            sum += rule.Count;
            var (y, share, so) = (Top + i * Pitch, (double)rule.Count / total, (double)sum / total);
            svg.Rect(rule.IsFatal ? "br" : "bb", Left, y + 17, x.At(share) - Left, 10, Tip.In(language, rule.Title, Figures.Count(rule.Count), Figures.Percent(share), Figures.Percent(so)));
            svg.Words("e k", 346, y + 26, Figures.Count(rule.Count)).Words("e m", Width, y + 26, Figures.Percent(so));
            sums.Add((x.At(so), y + 22));
            rows.Add([rule.Title, Figures.Count(rule.Count), Figures.Percent(share), Figures.Percent(so)]);
        }
        svg.Run("lg", sums);
        foreach (var (at, y) in sums) svg.Circle("dg", at, y, 3);
        // Words go on last: where the line passes behind them they stay readable.
        for (var i = 0; i < few.Count; i++)
            svg.Words(few[i].IsFatal ? "x" : null, Left, Top + i * Pitch + 12, few[i].IsFatal ? Fatal.In(language, few[i].Title) : few[i].Title,
                few[i].Id.Length == 0 ? null : href?.Invoke(few[i].Id, null, null));
        return new(Question, language is Language.Chinese ? ["规则", "次数", "占比", "累计"] : ["Rule", "Count", "Share", "Cumulative"], rows,
            new(ChartKind.Bars, "", [.. few.Select(rule => rule.Title)], [new(Times.In(language), [.. few.Select(rule => (double?)rule.Count)])]), svg.Finish());
    }
}
