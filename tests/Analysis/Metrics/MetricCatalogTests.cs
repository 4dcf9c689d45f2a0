using System.Globalization;
using System.Text;
using QA.Analysis.Desk;
using QA.Analysis.Metrics;
using QA.Analysis.Metrics.Profiles;

namespace QA.Tests.Analysis.Metrics;

public class MetricCatalogTests
{
    public static TheoryData<string> Metrics => [.. MetricCatalog.All.Select(metric => metric.GetType().Name)];

    static IMetric Named(string name) => MetricCatalog.All.Single(metric => metric.GetType().Name == name);

    [Theory, MemberData(nameof(Metrics))]
    public void The_worked_example_comes_out_as_described(string name)
    {
        var metric = Named(name);

        Assert.Equal(metric.Description.Example.Figures, Figures.Of(metric, metric.Description.Example.Chat));
    }

    [Theory, MemberData(nameof(Metrics))]
    public void A_metric_has_its_own_tests(string name) =>
        Assert.True(File.Exists(Repository.Path("tests", "Analysis", "Metrics", name + "Tests.cs")), $"write tests/Analysis/Metrics/{name}Tests.cs");

    [Theory, MemberData(nameof(Metrics))]
    public void A_metric_is_described_in_both_languages(string name)
    {
        var description = Named(name).Description;

        Assert.Equal(name, string.Concat(description.Name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
        Assert.Contains(description.ChineseName, c => c is >= '\u4E00' and <= '\u9FFF');
        Assert.EndsWith(".", description.Definition);
        Assert.NotEmpty(description.Example.Reading);
    }

    [Fact]
    public void No_two_metrics_share_a_name()
    {
        var names = MetricCatalog.All.Select(metric => metric.Description.ChineseName).ToList();

        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void The_page_of_metrics_is_up_to_date()
    {
        var file = Repository.Path("docs", "metrics.md");
        var page = Page();
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, page);
        }
        Assert.True(File.Exists(file) && File.ReadAllText(file) == page, "docs/metrics.md is stale: run the tests with ACCEPT=1 and read the difference");
    }

    static string Page()
    {
        var page = new StringBuilder("""
            # Metrics

            Every figure below is computed exactly as written, and its example is run by a test. This page is written from the
            descriptions in `src/Analysis/Metrics`; change it there.

            Examples have one message a line: time, who, text. `customer`, `bot` and `system` are what they say, any other
            name is an agent; `[transfer]` before the text is a transfer notice. What comes out stands below, charged to the
            agent named beside it. `qa metrics measure` gives all of them for a workspace, week by week and `--by-agent`: how many, mean,
            p50, p90, p95 and the longest of times, totals, and shares with Wilson's interval; `--rounds` lists what is behind each.

            | metric | 指标 | unit | over many conversations |
            | --- | --- | --- | --- |

            """);
        foreach (var metric in MetricCatalog.All)
        {
            var d = metric.Description;
            page.Append(CultureInfo.InvariantCulture,
                $"| [{d.Name}](#{d.Name.ToLowerInvariant().Replace(' ', '-')}) | {d.ChineseName} | {Lower(d.Unit)} | {Lower(d.Summary)} |\n");
        }
        foreach (var metric in MetricCatalog.All)
        {
            var d = metric.Description;
            page.Append(CultureInfo.InvariantCulture,
                $"\n## {d.Name}\n\n{d.ChineseName}\n\n{d.Definition}\n\n```\n{d.Example.Chat}\n```\n\n→ **{d.Example.Figures}**. {d.Example.Reading}\n");
        }
        WriteEdgeCases(page);
        WriteDesk(page);
        WriteProfiles(page);
        return page.ToString().ReplaceLineEndings("\n");

        static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
    }

    static void WriteEdgeCases(StringBuilder page)
    {
        page.Append("""

            # Edge cases

            Cases on which other suites differ, each with the rule that holds here. A test reads this page, runs each chat under
            the settings above it (the default ones where there are none) and compares what comes out with the table below it.

            """);
        foreach (var edge in EdgeCases.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {edge.Title}\n\n{edge.ChineseTitle}\n\n{edge.Rule}\n");
            if (edge.Settings.Length > 0) page.Append(CultureInfo.InvariantCulture, $"\n```yaml\n{edge.Settings}\n```\n");
            page.Append(CultureInfo.InvariantCulture, $"\n```chat\n{edge.Chat}\n```\n\n| figure | comes out as |\n| --- | --- |\n");
            foreach (var (metric, figures) in edge.Figures) page.Append(CultureInfo.InvariantCulture, $"| {metric} | {figures} |\n");
        }
    }

    static void WriteDesk(StringBuilder page)
    {
        page.Append("""

            # The desk

            What the tables `desk`, `desk_agents` and `desk_waits` hold. Examples are of Monday, 9 November 2026, and are run by a test.

            """);
        foreach (var example in DeskExample.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {example.Title}\n\n{example.ChineseTitle}\n\n{example.Definition}\n");
            foreach (var (customer, chat) in example.Chats) page.Append(CultureInfo.InvariantCulture, $"\nCustomer {customer}:\n\n```chat\n{chat}\n```\n");
            page.Append("\n| agent | figure | comes out as |\n| --- | --- | --- |\n");
            foreach (var (agent, figure, value) in example.Figures) page.Append(CultureInfo.InvariantCulture, $"| {agent} | {figure} | {value} |\n");
        }
    }

    static void WriteProfiles(StringBuilder page)
    {
        page.Append("""

            # Metric profiles

            There is no such thing as "the" first response time. Each profile below is one platform's way of counting, a YAML file in
            `src/Analysis/Metrics/Profiles` with examples inside that are run when it loads. `qa metrics show NAME` prints the file,
            and `qa metrics show NAME --sensitivity` shows how far its figures move with the gap between conversations, the first or last
            message of a burst, and the hours.

            `qa metrics compare` puts several side by side over the same conversations, a column each, names of files of your own among them: what
            each headline differs by from the first column's figure of the same name, and which conversations are judged otherwise. A
            conversation is good where every question that the profile counts was answered within its limit (`latency.slow` where it has
            none), bad where one was not, and not judged where it counts none. The site's method page shows every week so, under all of them.

            | profile | 口径 | platform | in force | shows | known from |
            | --- | --- | --- | --- | --- | --- |

            """);
        foreach (var profile in MetricProfileCatalog.All)
        {
            var force = (profile.EffectiveFrom, profile.EffectiveUntil) switch
            {
                (null, null) => "",
                ({ } from, null) => $"from {from:yyyy-MM-dd}",
                (null, { } until) => $"until {until:yyyy-MM-dd}",
                ({ } from, { } until) => $"{from:yyyy-MM-dd} to {until:yyyy-MM-dd}",
            };
            page.Append(CultureInfo.InvariantCulture,
                $"| {profile.Name} | {profile.ChineseTitle} | {profile.Platform} | {force} | {string.Join(", ", profile.Figures)} | {profile.Sure.ToString().ToLowerInvariant()} |\n");
        }
        foreach (var profile in MetricProfileCatalog.All.Where(p => p.Note.Length > 0))
            page.Append(CultureInfo.InvariantCulture, $"\n**{profile.Name}** ({profile.Source}). {profile.Note.ReplaceLineEndings(" ")}\n");
    }
}
