using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Reports.Charts;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

public class ChartsTests
{
    static readonly Week W46 = new(2026, 46);

    static AgentWeek Week(int back, double? score, int n = 40, string agent = "li") => new()
    {
        Shop = "shop",
        Week = W46.Plus(-back),
        AgentId = agent,
        Conversations = n,
        Score = score is { } s ? new(s, s - 2, s + 2, n) : null,
        Standing = n < 10 ? Standing.TooFew : Standing.NotDistinguishable,
    };

    static IDocument Svg(string svg) => Sites.Parse(svg);

    static double At(IElement element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);

    [Fact]
    public void First_responses_stand_in_bars_of_15_seconds_from_zero()
    {
        // 15 s is still in the first bar, 60 s is still prompt, 61 s is slow, 999 s is beyond the axis.
        var waits = new Dictionary<int, int> { [0] = 1, [15] = 3, [16] = 2, [60] = 1, [61] = 1, [999] = 2 };
        var drawing = FirstResponses.Draw(Language.Chinese, waits, [30, 60, 180], slow: 60);
        var bars = Svg(drawing.Svg).QuerySelectorAll("rect");

        Assert.Equal(["0–15 秒：4 次", "15–30 秒：2 次", "45–60 秒：1 次", "60–75 秒：1 次", "超过 240 秒：2 次"], bars.Select(b => b.TextContent));
        Assert.Equal(["bb", "bb", "bb", "br", "br"], bars.Select(b => b.ClassName));
        Assert.All(bars, b => Assert.Equal(225, At(b, "y") + At(b, "height"), 0.11));
        Assert.Equal([133, 66.5, 33.3, 33.3, 66.5], bars.Select(b => At(b, "height")));
        Assert.Equal([5, 26.6, 69.8, 91.4, 360.6], bars.Select(b => At(b, "x")));
        Assert.Contains("30 秒内 6 次（60.0%），60 秒内 7 次（70.0%），180 秒内 8 次（80.0%），超过 240 秒 2 次。", drawing.Svg, StringComparison.Ordinal);
        Assert.Contains("慢响应 3 次，30.0%", drawing.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_behind_a_drawing_counts_what_the_drawing_shows()
    {
        var drawing = FirstResponses.Draw(Language.English, new Dictionary<int, int> { [10] = 3, [300] = 1 }, [30, 60, 180], 60);
        Assert.Equal(["0–15", "3", "75.0%"], drawing.Rows[0]);
        Assert.Equal([">240", "1", "25.0%"], drawing.Rows[^1]);
        Assert.All(drawing.Rows, row => Assert.Equal(drawing.Columns.Count, row.Count));
    }

    [Fact]
    public void A_score_stands_beside_the_own_weeks_the_four_together_and_the_team()
    {
        var history = new History([Week(1, 84), Week(2, 83), Week(4, 82)], Week(1, 83, 120));
        var drawing = ScoreIntervals.Draw(Language.Chinese, Week(0, 90), history, Week(0, 80, 400, ""), tooFew: 10);
        var svg = Svg(drawing.Svg);

        Assert.Equal(["W46 本周", "W45", "W44", "W43", "W42", "前四周合计", "团队 W46"], drawing.Rows.Select(r => r[0]));
        Assert.Equal(["90.0", "84.0", "83.0", "—", "82.0", "83.0", "80.0"], drawing.Rows.Select(r => r[1]));
        // 70 to 100 lie between 112 and 322: 7 units a point.
        Assert.Equal((252, 22), (At(svg.QuerySelector("circle.ds")!, "cx"), At(svg.QuerySelector("circle.ds")!, "cy")));
        Assert.Equal((238, 266), (At(svg.QuerySelector("line.ws")!, "x1"), At(svg.QuerySelector("line.ws")!, "x2")));
        Assert.Contains("无数据", svg.QuerySelectorAll("text").Select(t => t.TextContent));
        Assert.Equal(5, svg.QuerySelectorAll("line.wk").Length);
        Assert.NotNull(svg.QuerySelector("polygon.dg"));
    }

    [Fact]
    public void Under_ten_conversations_the_dot_is_hollow_and_words_say_why()
    {
        var svg = Svg(ScoreIntervals.Draw(Language.Chinese, Week(0, 90, 7), History.None, null, tooFew: 10).Svg);
        Assert.NotNull(svg.QuerySelector("circle.do"));
        Assert.Null(svg.QuerySelector("circle.ds"));
        Assert.Contains("样本太少", svg.QuerySelectorAll("text").Select(t => t.TextContent));
    }

    [Fact]
    public void A_category_bar_starts_at_zero_and_shows_interval_and_team()
    {
        var svg = Svg(CategoryBar.Draw(Language.Chinese, "响应", new(76.4, 71.4, 81.4, 137), new(73, 72, 74, 900)));
        var bar = svg.QuerySelector("rect.bb")!;
        Assert.Equal((2, 160.4), (At(bar, "x"), At(bar, "width")));
        Assert.Equal((151.9, 172.9), (At(svg.QuerySelector("line.wk")!, "x1"), At(svg.QuerySelector("line.wk")!, "x2")));
        Assert.Equal(155.3, At(svg.QuerySelector("line.tm")!, "x1"));
        Assert.Equal("95% 区间 71.4–81.4，团队 73.0", svg.QuerySelector("desc")!.TextContent);
    }

    [Fact]
    public void A_missing_week_breaks_the_line()
    {
        var history = new History([Week(7, 80), Week(5, 82), Week(4, 83), Week(3, 84), Week(2, 85), Week(1, 86)], null);
        var svg = Svg(ScoreTrend.Draw(Language.Chinese, "小林", Week(0, 87), history, History.None, Week(0, 80, 100, ""), (70, 100)));
        Assert.Equal(6, svg.QuerySelector("polyline.lg")!.GetAttribute("points")!.Split(' ').Length);
        Assert.Equal(2, svg.QuerySelectorAll("circle").Length);
        Assert.Contains("W40 无", svg.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_funnel_names_only_who_is_outside_and_who_is_too_few()
    {
        // Scores of 80 ± 10 points: at n = 25 chance keeps within 3.9 points.
        var hundredths = Moments.Of([.. Enumerable.Repeat(7000L, 100), .. Enumerable.Repeat(9000L, 100)]);
        (string, AgentWeek)[] agents = [("低", Week(0, 74, 25, "a")), ("中", Week(0, 78, 25, "b")), ("高", Week(0, 86, 25, "c")), ("少", Week(0, 95, 5, "d"))];
        var drawing = Funnel.Draw(Language.Chinese, Week(0, 80, 80, ""), hundredths, agents, 10)!;
        var svg = Svg(drawing.Svg);

        Assert.Equal(["低 74.0", "高 86.0", "少 样本太少"], svg.QuerySelectorAll("text.s, text.x, text.m").Select(t => t.TextContent).Where(t => t[0] is '低' or '中' or '高' or '少'));
        Assert.Contains("线外：低 74.0、高 86.0。", svg.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("76.1–83.9", drawing.Rows[0][3]);
    }

    [Fact]
    public void A_funnel_needs_two_agents() =>
        Assert.Null(Funnel.Draw(Language.Chinese, Week(0, 80), Moments.Of(7000, 9000), [("li", Week(0, 80))], 10));

    [Fact]
    public void Equal_scores_still_make_a_funnel() =>
        Assert.NotNull(Funnel.Draw(Language.Chinese, Week(0, 100), Moments.Of(10000, 10000), [("li", Week(0, 100)), ("wu", Week(0, 100))], 10));

    [Fact]
    public void Conversion_without_orders_has_no_drawing() => Assert.Null(ConversionBars.Draw(Language.Chinese, Week(0, 80), null, 10));

    [Fact]
    public void A_name_in_a_drawing_is_never_markup() =>
        Assert.DoesNotMatch(new Regex("<b>"), CountBar.Draw(Language.Chinese, "<b>x</b>", 1, 1, false));

    [Fact]
    public void Without_any_response_there_is_no_trend() => Assert.Null(ResponseTrend.Draw(Language.Chinese, Week(0, 80), History.None, 60));

    [Fact]
    public void A_trend_of_responses_keeps_its_gap()
    {
        AgentWeek Timed(int back, double p50) => Week(back, 80) with { FirstResponseMedianSeconds = new(p50, null, null, 30), FirstResponseP90Seconds = new(3 * p50, null, null, 30) };
        var drawing = ResponseTrend.Draw(Language.English, Timed(0, 30), new([Timed(1, 36), Timed(3, 40), Timed(4, 44)], null), 60)!;
        var svg = Svg(drawing.Svg);
        Assert.Equal([2, 2], svg.QuerySelectorAll("polyline.ls").Select(l => l.GetAttribute("points")!.Split(' ').Length));
        Assert.Contains("no data", svg.QuerySelectorAll("text").Select(t => t.TextContent));
        Assert.Equal("0", svg.QuerySelector("text.m")!.TextContent);
    }

    [Fact]
    public void The_line_over_the_findings_adds_up_their_bars()
    {
        var drawing = FindingsByRule.Draw(Language.English, [new("a", "Vague answer", 6, false), new("b", "Abuse", 3, true), new("c", "Haste", 1, false)], (rule, _, _) => "findings.html#" + rule)!;
        var svg = Svg(drawing.Svg);

        Assert.Equal([["Vague answer", "6", "60.0%", "60.0%"], ["Abuse", "3", "30.0%", "90.0%"], ["Haste", "1", "10.0%", "100.0%"]], drawing.Rows);
        // 0 to 100 % lie between 2 and 296: the first bar ends where the line begins, and the line ends at the right.
        Assert.Equal([176.4, 88.2, 29.4], svg.QuerySelectorAll("rect").Select(bar => At(bar, "width")));
        Assert.Equal([178.4, 266.6, 296], svg.QuerySelectorAll("circle").Select(dot => At(dot, "cx")));
        Assert.Equal(["bb", "br", "bb"], svg.QuerySelectorAll("rect").Select(bar => bar.ClassName));
        Assert.Equal(["findings.html#a", "findings.html#b", "findings.html#c"], svg.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Abuse (fatal)", svg.QuerySelectorAll("text.x").Select(t => t.TextContent));
    }

    [Fact]
    public void Rules_beyond_the_twelfth_are_one_row()
    {
        var drawing = FindingsByRule.Draw(Language.English, [.. Enumerable.Range(1, 15).Select(i => new RuleCount($"r{i}", $"Rule {i}", 20 - i, false))])!;
        Assert.Equal(13, drawing.Rows.Count);
        Assert.Equal(["3 other rules", "18", "10.0%", "100.0%"], drawing.Rows[^1]);
    }

    [Fact]
    public void No_findings_have_no_drawing() => Assert.Null(FindingsByRule.Draw(Language.Chinese, []));

    [Fact]
    public void Counts_of_thousands_are_brief_enough_for_their_bars()
    {
        var words = Svg(FirstResponses.Draw(Language.English, new Dictionary<int, int> { [10] = 1538, [20] = 12_345, [40] = 352 }, [30, 60], 60).Svg).QuerySelectorAll("text.t").Select(t => t.TextContent);
        Assert.Equal(["1.5k", "12k", "352"], words);
    }
}
