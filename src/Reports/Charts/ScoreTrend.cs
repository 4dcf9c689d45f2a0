using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>每人八周: one agent's scores over eight weeks as a small multiple; gaps stay gaps, the last dot is this week.</summary>
public static class ScoreTrend
{
    const double Width = 150, Height = 66, First = 4, Last = 111, Top = 20, Bottom = 60;
    public const int Weeks = 8;

    public static readonly Phrase Question = new("每个人八周来往哪走？", "Where has each agent been heading over eight weeks?");

    static readonly Phrase Title = new("{0} 八周质量分", "{0}: score over eight weeks");
    static readonly Phrase Said = new("周均分：{0}；细线为团队。", "Weekly means: {0}; the thin line is the team.");
    static readonly Phrase None = new("无", "none");

    /// <param name="scale">The same for every agent of a page: <see cref="ScaleOf"/>.</param>
    public static string Draw(Language language, string name, AgentWeek now, History own, History team, AgentWeek teamNow, (double From, double To) scale)
    {
        var week = now.Week;
        double?[] scores = [.. Slots(now, own)], teams = [.. Slots(teamNow, team)];
        var y = new Scale(scale.From, scale.To, Bottom, Top);
        var said = string.Join(language is Language.Chinese ? "，" : ", ", Enumerable.Range(0, Weeks).Select(i =>
            $"{Figures.Number(week.Plus(i - Weeks + 1))} {(scores[i] is { } s ? Figures.One(s) : None.In(language))}"));
        var svg = new SvgWriter(Width, Height, Title.In(language, name), Said.In(language, said));
        var (look, standing) = (now.Standing is Standing.Above ? "s" : now.Standing is Standing.Below ? "x" : null, now.Standing);
        svg.Words(look, 0, 11, name.Length > 14 ? name[..13] + "…" : name);
        Runs(svg, "lt", "", teams, y, 0);
        Runs(svg, standing is Standing.Above ? "ls" : "lg", "dg", scores, y, 2);
        if (scores[^1] is { } current)
        {
            var at = y.At(current);
            if (standing is Standing.TooFew) svg.Circle("do", Last, at, 3.5);
            else if (standing is Standing.Below) svg.Down("dx", Last, at, 4.5);
            else svg.Circle(standing is Standing.Above ? "ds" : "dg", Last, at, 3.5);
            svg.Words(look ?? "m", Last + 7, at + 4, Figures.One(current));
        }
        return svg.Finish();
    }

    /// <summary>A scale that holds every week of every agent, in steps of 2.</summary>
    public static (double From, double To) ScaleOf(IEnumerable<(AgentWeek Now, History Own)> agents)
    {
        var (least, greatest) = (100.0, 0.0);
        foreach (var (now, own) in agents)
            foreach (var score in Slots(now, own))
                if (score is { } known) (least, greatest) = (Math.Min(least, known), Math.Max(greatest, known));
        return least > greatest ? (0, 100) : (Math.Max(0, Math.Floor(least / 2) * 2 - 2), Math.Min(100, Math.Ceiling(greatest / 2) * 2 + 2));
    }

    static IEnumerable<double?> Slots(AgentWeek now, History own)
    {
        for (var back = Weeks - 1; back > 0; back--) yield return own.Back(now.Week, back)?.Score?.Value;
        yield return now.Score?.Value;
    }

    /// <summary>Draws runs of neighbouring weeks; a week alone is a dot.</summary>
    static void Runs(SvgWriter svg, string line, string dot, double?[] values, Scale y, double radius)
    {
        var run = new List<(double X, double Y)>();
        for (var i = 0; i <= values.Length; i++)
        {
            if (i < values.Length && values[i] is { } value)
            {
                run.Add((First + i * (Last - First) / (Weeks - 1), y.At(value)));
                continue;
            }
            if (run.Count > 1) svg.Run(line, run);
            else if (run.Count == 1 && radius > 0 && i < values.Length) svg.Circle(dot, run[0].X, run[0].Y, radius);
            run.Clear();
        }
    }
}
