using QA.Analysis.Statistics;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>分项条: one category's mean from 0 to 100 with its interval and the team's tick, inside a table row.</summary>
public static class CategoryBar
{
    const double Width = 220, Height = 20;

    public static readonly Phrase Question = new("哪个分项拉低了总分？", "Which category holds the score down?");

    static readonly Phrase Said = new("95% 区间 {0}", "95% interval {0}");
    static readonly Phrase NoInterval = new("区间不可定义", "no interval is defined");
    static readonly Phrase Team = new("，团队 {0}", ", team {0}");

    /// <summary>The drawing alone: the row around it is the table.</summary>
    public static string Draw(Language language, string name, Estimate estimate, Estimate? team)
    {
        var scale = new Scale(0, 100, 2, 212);
        var interval = estimate is { Low: not null, High: not null }
            ? Said.In(language, Figures.Interval(estimate.Low, estimate.High)) : NoInterval.In(language);
        var svg = new SvgWriter(Width, Height, $"{name} {Figures.One(estimate.Value)}",
            interval + (team is null ? "" : Team.In(language, Figures.One(team.Value))), inline: true);
        svg.Rect("bb", scale.Start, 5, scale.At(estimate.Value) - scale.Start, 10);
        if (estimate is { Low: { } low, High: { } high }) svg.Whisker("wk", scale.At(low), scale.At(high), 10, cap: 3);
        if (team is not null) svg.Line("tm", scale.At(team.Value), 1, scale.At(team.Value), 19);
        return svg.Finish();
    }
}
