using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>漏斗图: who really differs. Scores against conversations, with the limits that chance alone would keep to.</summary>
public static class Funnel
{
    const double Width = 580, Left = 40, Right = 510, Top = 14, Bottom = 272;

    public static readonly Phrase Question = new("谁的分数真的不同，谁只是会话少？", "Whose score really differs, and whose is a matter of few conversations?");

    static readonly Phrase Title = new("漏斗图：{0} 位客服的质量分对会话数", "Funnel plot: score of {0} agents against conversations");
    static readonly Phrase Said = new("虚线为 95% 控制限，实线为 99.8% 控制限。", "Dashed: 95% limits. Solid: 99.8% limits. ");
    static readonly Phrase Outside = new("线外：{0}。", "Outside: {0}.");
    static readonly Phrase NobodyOutside = new("没有人在 95% 线外。", "Nobody is outside the 95% limits.");
    static readonly Phrase Tip = new("{0}：{1}，{2} 个会话", "{0}: {1}, {2} conversations");
    static readonly Phrase Team = new("团队 {0}", "Team {0}");
    static readonly Phrase Conversations = new("会话数", "conversations");
    /// <summary>More agents with too few conversations than this are counted instead of named.</summary>
    const int MostNames = 4;

    /// <summary>Named on either side of the team, the farthest; more would be a tangle, and the table below names everybody.</summary>
    const int MostOutside = 6;

    static readonly Phrase Points = new("分", "points");
    static readonly Phrase Score = new("质量分", "score");
    static readonly Phrase Chance = new("95% 控制限", "95% limits");
    static readonly Phrase ManyTooFew = new("○ {0} 人样本太少", "○ {0} agents with too few");
    static readonly Phrase TooFew = new("{0} 样本太少", "{0} too few");

    /// <param name="hundredths">Scores of the team's single conversations in hundredths of points.</param>
    /// <returns>Null where nothing can be compared: fewer than two agents with a score, or no spread.</returns>
    public static Drawing? Draw(Language language, AgentWeek team, Moments hundredths, IReadOnlyList<(string Name, AgentWeek Week)> agents, int tooFew)
    {
        var scored = agents.Where(a => a.Week.Score is not null).ToList();
        if (team.Score is not { } mean || FunnelLimits.OfHundredths(hundredths, tooFew) is not { } atFew || scored.Count < 2) return null;

        var most = scored.Max(a => a.Week.Score!.N);
        var step = Step(most);
        var x = new Scale(0, Math.Ceiling(most * 1.06 / step) * step, Left, Right);
        var atTen = (atFew.High95 - atFew.Low95) / 2;
        var least = Math.Min(scored.Min(a => a.Week.Score!.Value), mean.Value - atTen);
        var greatest = Math.Max(scored.Max(a => a.Week.Score!.Value), mean.Value + atTen);
        var y = new Scale(Math.Max(0, Math.Floor((least - 0.5) / 5) * 5), Math.Min(100, Math.Ceiling((greatest + 0.5) / 5) * 5), Bottom, Top);

        FunnelLimits At(int n) => FunnelLimits.OfHundredths(hundredths, n) ?? atFew;
        bool IsOutside((string Name, AgentWeek Week) a) =>
            a.Week.Score!.N >= tooFew && At(a.Week.Score.N) is var limits && (a.Week.Score.Value > limits.High95 || a.Week.Score.Value < limits.Low95);

        var outside = scored.Where(IsOutside).ToList();
        var svg = new SvgWriter(Width, 300, Title.In(language, Figures.Count(scored.Count)), Said.In(language) + (outside.Count == 0
            ? NobodyOutside.In(language)
            : Outside.In(language, string.Join(language is Language.Chinese ? "、" : ", ", outside.Select(a => $"{a.Name} {Figures.One(a.Week.Score!.Value)}")))), wide: true);
        var grid = y.To - y.From > 40 ? 20 : y.To - y.From > 20 ? 10 : 5;
        for (var tick = Math.Ceiling(y.From / grid) * grid; tick <= y.To; tick += grid)
            svg.Line("gl", Left, y.At(tick), Right, y.At(tick)).Words("e m", Left - 6, y.At(tick) + 4, Figures.Short(tick));
        for (var tick = 0.0; tick < x.To && x.At(tick) < Right - 95; tick += step) svg.Words("c m", x.At(tick), 292, Figures.Short(tick));
        svg.Words("e m", Right, 292, Conversations.In(language));

        var upper95 = Limits(x, y, n => At(n).High95);
        var lower95 = Limits(x, y, n => At(n).Low95);
        // In a week of few conversations the limits lie wholly outside the picture.
        if (upper95.Count > 0 && lower95.Count > 0) svg.Shape("zone", [.. upper95, .. Enumerable.Reverse(lower95)]);
        svg.Run("rf lt", upper95).Run("rf lt", lower95);
        svg.Run("lt", Limits(x, y, n => At(n).High998)).Run("lt", Limits(x, y, n => At(n).Low998));
        svg.Line("ax", Left, y.At(mean.Value), Right, y.At(mean.Value));
        svg.Words("m", Right + 5, y.At(mean.Value) + 4, Team.In(language, Figures.One(mean.Value)));
        if (upper95.Count > 0 && Math.Abs(upper95[^1].Y - y.At(mean.Value)) > 11) svg.Words("m", Right + 5, upper95[^1].Y + 4, "95%");

        // Names go on last, so that no dot covers one; those outside first, for where names would meet one of them has to go.
        foreach (var agent in scored) Dot(svg, language, agent, x, y, mean.Value, IsOutside(agent), tooFew);
        // A name may lie on its own limits, never on another agent's dot.
        var taken = scored.Select(a => (X: x.At(a.Week.Score!.N), Y: y.At(a.Week.Score.Value))).Select(dot => (X1: dot.X - 4, Y1: dot.Y - 4, X2: dot.X + 4, Y2: dot.Y + 4)).ToList();
        var far = outside.OrderByDescending(a => Math.Abs(a.Week.Score!.Value - mean.Value)).ToList();
        foreach (var agent in far.Where(a => a.Week.Score!.Value <= mean.Value).Take(MostOutside).Concat(far.Where(a => a.Week.Score!.Value > mean.Value).Take(MostOutside))) Name(svg, agent, x, y, mean.Value, taken);
        var few = scored.Where(a => a.Week.Score!.N < tooFew).ToList();
        foreach (var agent in few.Count <= MostNames ? few : []) TooFewName(svg, language, agent, x, y, taken);
        if (few.Count > MostNames) svg.Words("m", x.At(tooFew) + 8, Bottom - 6, ManyTooFew.In(language, few.Count));

        return new(Question,
            language is Language.Chinese ? ["客服", "会话", "质量分", "95% 控制限"] : ["Agent", "Conversations", "Score", "95% limits"],
            [.. scored.Select(a => (IReadOnlyList<string>)[a.Name, Figures.Count(a.Week.Score!.N), Figures.One(a.Week.Score.Value),
                Figures.Interval(Math.Max(0, At(a.Week.Score.N).Low95), Math.Min(100, At(a.Week.Score.N).High95))])],
            new(ChartKind.Intervals, Points.In(language), [.. scored.Select(a => a.Name)],
            [
                new(Score.In(language), [.. scored.Select(a => (double?)a.Week.Score!.Value)]),
                new(Chance.In(language), [.. scored.Select(_ => (double?)null)])
                {
                    Low = [.. scored.Select(a => (double?)Math.Max(0, At(a.Week.Score!.N).Low95))],
                    High = [.. scored.Select(a => (double?)Math.Min(100, At(a.Week.Score!.N).High95))],
                },
            ])
            { Mark = mean.Value },
            svg.Finish());
    }

    static void Dot(SvgWriter svg, Language language, (string Name, AgentWeek Week) agent, Scale x, Scale y, double mean, bool outside, int tooFew)
    {
        var score = agent.Week.Score!;
        var tip = Tip.In(language, agent.Name, Figures.One(score.Value), Figures.Count(score.N));
        var (atX, atY) = (x.At(score.N), y.At(score.Value));
        if (score.N < tooFew) svg.Circle("do", atX, atY, 4, tip);
        else if (!outside) svg.Circle("dg", atX, atY, 3.5, tip);
        else if (score.Value > mean) svg.Circle("ds", atX, atY, 5.5, tip);
        else svg.Down("dx", atX, atY, 6, tip);
    }

    /// <summary>Beside the dot, or above or below it, wherever no other name is; nowhere where all of that is taken: the table names everybody.</summary>
    static void Name(SvgWriter svg, (string Name, AgentWeek Week) agent, Scale x, Scale y, double mean, List<(double, double, double, double)> taken)
    {
        var score = agent.Week.Score!;
        var (atX, atY) = (x.At(score.N), y.At(score.Value));
        var label = $"{agent.Name} {Figures.One(score.Value)}";
        var (isAbove, width) = (score.Value > mean, Breadth(label));
        var near = isAbove ? -4 : 15;
        (double X, double Y, bool IsEnd)[] places = atX > Left + 0.7 * (Right - Left)
            ? [(atX - 9, atY + near, true), (atX + 9, atY + near, false), (atX - 9, atY + 11 - near, true), (atX - 9, atY + 2.2 * near, true)]
            : [(atX + 9, atY + near, false), (atX - 9, atY + near, true), (atX + 9, atY + 11 - near, false), (atX + 9, atY + 2.2 * near, false)];
        foreach (var (placeX, placeY, isEnd) in places)
        {
            var start = isEnd ? placeX - width : placeX;
            if (start < Left - 36 || start + width > Width || !IsFree(taken, start, placeY, width)) continue;
            svg.Words((isAbove ? "s" : "x") + (isEnd ? " e" : ""), placeX, placeY, label);
            return;
        }
    }

    static void TooFewName(SvgWriter svg, Language language, (string Name, AgentWeek Week) agent, Scale x, Scale y, List<(double, double, double, double)> taken)
    {
        var label = TooFew.In(language, agent.Name);
        var (atX, atY) = (x.At(agent.Week.Score!.N) + 8, y.At(agent.Week.Score.Value) + 4);
        if (IsFree(taken, atX, atY, Breadth(label))) svg.Words("m", atX, atY, label);
    }

    /// <summary>Takes the place of a line of words, if no other lies there.</summary>
    static bool IsFree(List<(double X1, double Y1, double X2, double Y2)> taken, double x, double y, double width)
    {
        if (taken.Exists(t => x < t.X2 && x + width > t.X1 && y - 12 < t.Y2 && y + 2 > t.Y1)) return false;
        taken.Add((x, y - 12, x + width, y + 2));
        return true;
    }

    /// <summary>Roughly how wide words are: Han characters are twice as wide as Latin ones.</summary>
    static double Breadth(string words) => words.Sum(unit => unit >= '\u2e80' ? 12.5 : 7.0);

    // Dense where the curve bends; outside the frame it is left out rather than flattened along the edge.
    static List<(double X, double Y)> Limits(Scale x, Scale y, Func<int, double> limit)
    {
        var points = new List<(double, double)>();
        var last = 0;
        for (var i = 1; i <= 40; i++)
        {
            var n = (int)Math.Round(x.To * Math.Pow(i / 40.0, 2.5));
            if (n < 1 || n == last) continue;
            last = n;
            var value = limit(n);
            if (value >= y.From && value <= y.To) points.Add((x.At(n), y.At(value)));
        }
        return points;
    }

    static double Step(int most) => most switch { <= 12 => 2, <= 30 => 5, <= 60 => 10, <= 125 => 25, <= 300 => 50, <= 600 => 100, <= 1500 => 250, _ => Math.Pow(10, Math.Floor(Math.Log10(most))) / 2 };
}
