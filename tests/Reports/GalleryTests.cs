using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using QA.Analysis.Statistics;
using QA.Reports.Charts;
using QA.Reports.Pages;
using QA.Reports.Site;
using QA.Reports.Wording;

namespace QA.Tests.Reports;

/// <summary>Every chart, drawn from the sample shop. The pictures in docs/pictures/charts were looked at; <c>ACCEPT=1</c> renews them and docs/charts.md.</summary>
public partial class GalleryTests(SampleShop shop) : IClassFixture<SampleShop>
{
    /// <summary>In the order of the page: the scores, the waits, the findings, the outcome, the desk.</summary>
    static readonly (string Name, Func<WeekReport, string> Draw)[] Gallery =
    [
        ("ScoreIntervals", r => ScoreIntervals.Draw(Language.Chinese, r.Agents[0], r.HistoryOf(r.Agents[0]), r.Team, 10).Svg),
        ("ScoreTrend", r => ScoreTrend.Draw(Language.Chinese, r.Agents[0].AgentId, r.Agents[0], r.HistoryOf(r.Agents[0]), r.TeamHistory, r.Team, (60, 100))),
        ("ScoreDot", r => ScoreDot.Draw(Language.Chinese, r.Agents[0].AgentId, r.Agents[0], ScoreDot.ScaleOf(r.Agents), r.Team.Score!.Value)),
        ("CategoryBar", r => CategoryBar.Draw(Language.Chinese, "结束语", r.Team.Categories[QA.Analysis.Scoring.Category.Closing], null)),
        ("Funnel", r => Funnel.Draw(Language.Chinese, r.Team, Scores(r), [.. r.Agents.Select(a => (a.AgentId, a))], 10)!.Svg),
        ("FirstResponses", r => FirstResponses.Draw(Language.Chinese, r.Team.FirstResponsesBySecond, [30, 60, 180], 60).Svg),
        ("ResponseTrend", r => ResponseTrend.Draw(Language.Chinese, r.Team, r.TeamHistory, 60)!.Svg),
        ("FindingsByRule", r => FindingsByRule.Draw(Language.Chinese, [.. r.Team.FindingsByRule.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => new RuleCount(f.Key, f.Key, f.Value, false))])!.Svg),
        ("CountBar", r => CountBar.Draw(Language.Chinese, "命中", r.Team.FindingsByRule.Values.Order().ElementAt(r.Team.FindingsByRule.Count / 2), r.Team.FindingsByRule.Values.Max(), false)),
        ("RateBar", r => RateBar.Draw(Language.Chinese, "流程", new FlowWeek(r.Index.Counted).Process!)),
        ("ConversionFunnel", r => ConversionFunnel.Draw(Language.Chinese, r.Conversion)!.Svg),
        ("ConversionBars", r => ConversionBars.Draw(Language.Chinese, r.Agents[0], r.Team, 10)!.Svg),
        ("ConversionByResponse", r => ConversionByResponse.Draw(Language.Chinese, r.Conversion)!.Svg),
        ("FactorShares", r => FactorShares.Draw(Language.Chinese, r.Factors)!.Svg),
        ("ReceptionCounts", r => ReceptionCounts.Draw(Language.Chinese, r.Week, r.Desk!.Rows)!.Svg),
        ("LoadByHour", r => LoadByHour.Draw(Language.Chinese, r.Week, r.Desk!.Rows)!.Svg),
        ("WaitsByConcurrency", r => WaitsByConcurrency.Draw(Language.Chinese, r.Desk!.Agents[0].Concurrency)!.Svg),
    ];

    static bool Accepts => Environment.GetEnvironmentVariable("ACCEPT") == "1";

    [Fact]
    public void Every_chart_hangs_in_the_gallery() =>
        Assert.Equal(from type in typeof(Drawing).Assembly.GetTypes()
                     where type.Namespace == typeof(Drawing).Namespace && Question(type.Name) is not null
                     orderby type.Name
                     select type.Name, Gallery.Select(chart => chart.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_pictures_are_as_they_were_approved()
    {
        var week = SampleShop.LastWeek(shop.Site());
        var changed = new List<string>();
        foreach (var (name, draw) in Gallery)
        {
            var (picture, path) = (Standalone(draw(week)), Repository.Path("docs", "pictures", "charts", name + ".svg"));
            if (Accepts) File.WriteAllText(path, picture);
            if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != picture) changed.Add(name);
        }
        Assert.True(changed.Count == 0, $"look at {string.Join(", ", changed)} and, if they are right, run the tests once with ACCEPT=1");
    }

    [Fact]
    public void The_gallery_page_is_up_to_date()
    {
        var page = new StringBuilder("# Charts\n\nOne file in `src/Reports/Charts` answers one question. Every drawing has a title, a description and, on the pages, its table of\nfigures beside it; bars start at 0, intervals are drawn, a missing week is a gap, and nothing is told by colour alone.\nDrawn from the sample shop; this page and its pictures are written by a test.\n");
        foreach (var (name, _) in Gallery)
            page.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {Question(name)!.Value.En}\n\n{Question(name)!.Value.Zh} [{name}.cs](../src/Reports/Charts/{name}.cs)\n\n![{name}](pictures/charts/{name}.svg)\n");
        var path = Repository.Path("docs", "charts.md");
        if (Accepts) File.WriteAllText(path, page.ToString());
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == page.ToString(), "docs/charts.md is stale: run the tests once with ACCEPT=1");
    }

    static Phrase? Question(string chart) =>
        typeof(Drawing).Assembly.GetType($"{typeof(Drawing).Namespace}.{chart}")?.GetField("Question", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as Phrase?;

    static Moments Scores(WeekReport report)
    {
        var hundredths = new Moments();
        foreach (var conversation in report.Index.Counted) if (conversation.Sheet.ScoreCents is { } cents) hundredths = hundredths.With(cents);
        return hundredths;
    }

    /// <summary>A drawing as a file of its own: with the colours that a page would give it.</summary>
    static string Standalone(string svg)
    {
        var css = SiteWriter.Stylesheet;
        var style = Tokens().Match(css).Value + Drawings().Match(css).Groups[1].Value + "svg {background: var(--paper)}";
        var width = ViewBox().Match(svg).Groups[1].Value;
        return svg.Insert(4, $" xmlns=\"http://www.w3.org/2000/svg\"{(svg.Contains(" width=", StringComparison.Ordinal) && svg.IndexOf(" width=", StringComparison.Ordinal) < svg.IndexOf('>', StringComparison.Ordinal) ? "" : $" width=\"{width}\"")}")
            .Replace("</desc>", $"</desc><style>{style}</style>", StringComparison.Ordinal) + "\n";
    }

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"/\* 7 Drawings \*/(.*?)/\* 8 ", RegexOptions.Singleline)]
    private static partial Regex Drawings();

    [GeneratedRegex(@"viewBox=""0 0 ([\d.]+)")]
    private static partial Regex ViewBox();
}
