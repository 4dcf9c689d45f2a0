using System.Text;
using QA.Analysis.Metrics;

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
            agent named beside it.

            | metric | 指标 | unit | over many conversations |
            | --- | --- | --- | --- |

            """);
        foreach (var metric in MetricCatalog.All)
        {
            var d = metric.Description;
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| [{d.Name}](#{d.Name.ToLowerInvariant().Replace(' ', '-')}) | {d.ChineseName} | {Lower(d.Unit)} | {Lower(d.Summary)} |\n");
        }
        foreach (var metric in MetricCatalog.All)
        {
            var d = metric.Description;
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"\n## {d.Name}\n\n{d.ChineseName}\n\n{d.Definition}\n\n```\n{d.Example.Chat}\n```\n\n→ **{d.Example.Figures}**. {d.Example.Reading}\n");
        }
        return page.ToString().ReplaceLineEndings("\n");

        static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
    }
}
