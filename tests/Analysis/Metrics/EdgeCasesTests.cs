using System.Text.RegularExpressions;
using QA.Analysis.Metrics;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

/// <summary>The page docs/metrics.md is the test: every chat in it is run, and must give the figures that stand below it.</summary>
public partial class EdgeCasesTests
{
    static readonly string Page = File.ReadAllText(Repository.Path("docs", "metrics.md"));

    public static TheoryData<string> Titles => [.. Example().Matches(Page).Select(example => example.Groups["title"].Value)];

    [Theory, MemberData(nameof(Titles))]
    public void The_page_says_what_comes_out(string title)
    {
        var example = Example().Matches(Page).Single(e => e.Groups["title"].Value == title).Groups;
        var profile = ProfileFile.Read("docs/metrics.md", example["settings"].Value);
        Assert.True(ChatNotation.TryRead(example["chat"].Value, LocalDays.Of(profile), new("shop", "c1"), "buyer", out var chat, out var problem), problem);

        Assert.All(example["metric"].Captures.Zip(example["figures"].Captures), figure =>
        {
            var metric = MetricCatalog.All.Single(m => SnakeCase.Of(m.GetType().Name) == figure.First.Value);
            Assert.Equal($"{figure.First.Value} {figure.Second.Value}", $"{figure.First.Value} {Figures.Of(metric, chat, profile)}");
        });
    }

    [Fact]
    public void Every_case_is_on_the_page_and_run() => Assert.Equal(EdgeCases.All.Select(edge => edge.Title), Titles.Select(title => title.Data));

    [GeneratedRegex(
        """^## (?<title>[^\n]+)\n\n[^\n]+\n\n[^\n]+\n(\n```yaml\n(?<settings>.*?)\n```\n)?\n```chat\n(?<chat>.*?)\n```\n\n\| figure \| comes out as \|\n\| --- \| --- \|\n(\| (?<metric>\w+) \| (?<figures>[^\n]+?) \|\n)+""",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
