using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>质量分与区间: an agent's week against the own four weeks before and the team's week.</summary>
public static class ScoreIntervals
{
    const double Width = 430, AxisFrom = 112, AxisTo = 322;

    public static readonly Phrase Question = new("这周的质量分，放在自己前四周和团队里看，差别大吗？",
        "How does this week's score compare with the agent's own four weeks before and with the team?");

    static readonly Phrase Title = new("质量分与 95% 区间：本周、自己前四周、团队", "Quality score with 95% interval: this week, own four weeks before, team");
    static readonly Phrase ThisWeek = new("{0} 本周", "{0} this week");
    static readonly Phrase FourWeeks = new("前四周合计", "four weeks");
    static readonly Phrase Team = new("团队 {0}", "Team {0}");
    static readonly Phrase Points = new("分", "points");
    static readonly Phrase Score = new("质量分", "score");
    static readonly Phrase NoData = new("无数据", "no data");
    static readonly Phrase TooFew = new("样本太少", "too few");
    static readonly Phrase Axis = new("横轴 {0} 到 100。", "Axis from {0} to 100.");

    public static Drawing Draw(Language language, AgentWeek now, History history, AgentWeek? team, int tooFew)
    {
        var week = now.Week;
        List<Row> rows = [new(ThisWeek.In(language, Figures.Number(week)), now.Score, Mark.Subject, 22)];
        var y = 52.0;
        if (!week.IsUndated)
            for (var back = 1; back <= 4; back++, y += 24)
                rows.Add(new(Figures.Number(week.Plus(-back)), history.Back(week, back)?.Score, Mark.Earlier, y));
        if (!week.IsUndated) rows.Add(new(FourWeeks.In(language), history.PreviousFour?.Score, Mark.Pooled, y += 8));
        var rules = new List<double> { y - 18 };
        if (team?.Score is { } whole)
        {
            rows.Add(new(Team.In(language, Figures.Number(week)), whole, Mark.Team, y += 36));
            rules.Add(y - 18);
        }
        var bottom = y + 20;
        var scale = Scale.OfScores(rows.SelectMany(r => new[] { r.Score?.Low ?? r.Score?.Value }), AxisFrom, AxisTo);

        var said = string.Join(language is Language.Chinese ? "，" : ", ", rows.Select(r => r.Score is { } score
            ? $"{r.Name} {Figures.One(score.Value)}{Bracket(language, score)}"
            : $"{r.Name} {NoData.In(language)}"));
        var svg = new SvgWriter(Width, bottom + 24, Title.In(language),
            said + (language is Language.Chinese ? "。" : ". ") + Axis.In(language, Figures.Short(scale.From)));
        foreach (var tick in scale.Ticks())
            svg.Line("gl", scale.At(tick), 8, scale.At(tick), bottom).Words("c m", scale.At(tick), bottom + 16, Figures.Short(tick));
        if (history.PreviousFour?.Score is { Low: { } low, High: { } high })
            svg.Rect("zone", scale.At(low), 8, scale.At(high) - scale.At(low), bottom - 8);
        foreach (var row in rows) Draw(svg, row, scale, language, tooFew);
        if (rows.Count > 1) foreach (var rule in rules) svg.Line("gl", 0, rule, Width, rule);

        return new(Question, language is Language.Chinese ? ["", "质量分", "95% 区间", "会话"] : ["", "Score", "95% interval", "Conversations"],
            [.. rows.Select(r => (IReadOnlyList<string>)[r.Name, r.Score is { } s ? Figures.One(s.Value) : Figures.None,
                r.Score is { } i ? Figures.Interval(i.Low, i.High) : "", r.Score is { } n ? Figures.Count(n.N) : "0"])],
            new(ChartKind.Intervals, Points.In(language), [.. rows.Select(r => r.Name)],
                [new(Score.In(language), [.. rows.Select(r => r.Score?.Value)]) { Low = [.. rows.Select(r => r.Score?.Low)], High = [.. rows.Select(r => r.Score?.High)] }]),
            svg.Finish());
    }

    static void Draw(SvgWriter svg, Row row, Scale scale, Language language, int tooFew)
    {
        var subject = row.Mark is Mark.Subject;
        svg.Words(subject ? "s" : row.Mark is Mark.Earlier ? "m" : "k", 0, row.Y + 4, row.Name);
        if (row.Score is not { } score)
        {
            svg.Words("m", 334, row.Y + 4, NoData.In(language));
            return;
        }
        if (score is { Low: { } low, High: { } high }) svg.Whisker(subject ? "ws" : "wk", scale.At(low), scale.At(high), row.Y);
        var x = scale.At(score.Value);
        if (score.N < tooFew) svg.Circle("do", x, row.Y, subject ? 5 : 3.5, TooFew.In(language));
        else if (row.Mark is Mark.Team) svg.Diamond("dg", x, row.Y, 5.5);
        else svg.Circle(subject ? "ds" : "dg", x, row.Y, subject ? 6 : row.Mark is Mark.Pooled ? 4.5 : 3.5);
        svg.Words(subject ? "s" : null, 334, row.Y + 4, Figures.One(score.Value));
        svg.Words("e m", Width, row.Y + 4, score.N < tooFew ? TooFew.In(language) : Figures.Interval(score.Low, score.High));
    }

    static string Bracket(Language language, Estimate score) => Figures.Interval(score.Low, score.High) is { Length: > 0 } interval
        ? language is Language.Chinese ? $"（{interval}）" : $" ({interval})" : "";

    enum Mark { Subject, Earlier, Pooled, Team }

    readonly record struct Row(string Name, Estimate? Score, Mark Mark, double Y);
}
