using QA.Analysis.Scoring;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>One agent's score and interval beside the team's line, inside a row of the agents' table.</summary>
public static class ScoreDot
{
    public static readonly Phrase Question = new("每个人的分数离团队多远，有多确定？（客服表里的一行）", "How far is each agent from the team, and how sure is that? (one row of the agents' table)");

    const double Width = 240, Height = 18;

    static readonly Phrase Said = new("95% 区间 {0}", "95% interval {0}");
    static readonly Phrase TooFew = new("样本太少", "too few to compare");

    public static string Draw(Language language, string name, AgentWeek week, Scale scale, double? team)
    {
        var title = week.Score is { } known ? $"{name} {Figures.One(known.Value)}" : $"{name} {Figures.None}";
        var interval = week.Score is { Low: { } from, High: { } to } ? Said.In(language, Figures.Interval(from, to)) : TooFew.In(language);
        var svg = new SvgWriter(Width, Height, title, interval, inline: true);
        if (team is { } line) svg.Line("ax", scale.At(line), 0, scale.At(line), Height);
        if (week.Score is not { } score) return svg.Finish();
        var x = scale.At(score.Value);
        var above = week.Standing is Standing.Above;
        if (score is { Low: { } low, High: { } high }) svg.Whisker(above ? "ws" : "wk", scale.At(low), scale.At(high), 9);
        if (week.Standing is Standing.TooFew) svg.Circle("do", x, 9, 4);
        else if (week.Standing is Standing.Below) svg.Down("dx", x, 9, 5);
        else svg.Circle(above ? "ds" : "dg", x, 9, 4);
        return svg.Finish();
    }

    public static Scale ScaleOf(IEnumerable<AgentWeek> weeks) =>
        Scale.OfScores(weeks.SelectMany(w => new[] { w.Score?.Value, w.Score?.N >= 10 ? w.Score?.Low : null }), 4, Width - 4);
}
