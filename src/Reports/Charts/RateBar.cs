using QA.Analysis.Statistics;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>比率条: one share from 0 to 100 % with its interval, inside a table row.</summary>
public static class RateBar
{
    public static readonly Phrase Question = new("哪一步常缺？", "Which step is often missing?");

    static readonly Phrase Said = new("{0}/{1}，95% 区间 {2}%", "{0}/{1}, 95% interval {2}%");

    /// <summary>The drawing alone: the row around it is the table.</summary>
    public static string Draw(Language language, string name, Rate rate, bool needsLook = false)
    {
        var scale = new Scale(0, 1, 2, 172);
        return new SvgWriter(176, 18, $"{name} {Figures.Percent(rate.Value)}",
                Said.In(language, Figures.Count(rate.Numerator), Figures.Count(rate.Denominator), Figures.Interval(100 * rate.Low, 100 * rate.High)), inline: true)
            .Rect(needsLook ? "br" : "bb", scale.Start, 4, scale.At(rate.Value) - scale.Start, 10)
            .Whisker("wk", scale.At(rate.Low), scale.At(rate.High), 9, cap: 3).Finish();
    }
}
