using System.Text.RegularExpressions;
using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Analysis.Rules;
using QA.Reports.Exports;

namespace QA.Tests;

/// <summary>docs/handbooks.md names only what exists, and all that there is.</summary>
public partial class HandbooksTests
{
    static readonly string Page = File.ReadAllText(Repository.Path("docs/handbooks.md"));

    static readonly ILookup<string, string> Named =
        (from Match name in Reference().Matches(Page) select (Kind: name.Groups[1].Value, Name: name.Groups[2].Value)).Distinct().ToLookup(n => n.Kind, n => n.Name);

    /// <summary>Rule ids without the language before them.</summary>
    static IEnumerable<string> Rules => RuleBook.BuiltIn().Rules.Select(rule => rule.Id[(rule.Id.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct();

    static IEnumerable<string> Techniques =>
        from act in File.ReadAllLines(Repository.Path("src/Analysis/Rules/Acts/selling.yaml"))
        where act.StartsWith("technique_", StringComparison.Ordinal)
        select act[10..].TrimEnd(':');

    static IEnumerable<string> Known(string kind) => kind switch
    {
        "rule" => Rules,
        "step" => FlowCatalog.Steps().Select(step => step.Name),
        "scenario" => FlowCatalog.Scenarios().Select(scenario => scenario.Name),
        "technique" => Techniques,
        "component" => GreetingCheck.Components.Concat(ClosingCheck.Components),
        "metric" => MetricCatalog.All.Select(metric => metric.GetType().Name),
        "table" => from table in TableFiles.All(new()) from column in table.Columns select $"{table.Name}.{column.Name}",
        "page" => Directory.EnumerateFiles(Repository.Path("src/Reports/Pages"), "*.razor").Select(file => Path.GetFileNameWithoutExtension(file)),
        "command" => from file in Directory.EnumerateFiles(Repository.Path("src/Cli/Commands"), "*Command.cs")
                     select Path.GetFileNameWithoutExtension(file)[..^"Command".Length].ToLowerInvariant(),
        _ => [],
    };

    [Theory]
    [InlineData("rule"), InlineData("step"), InlineData("scenario"), InlineData("technique"), InlineData("component")]
    [InlineData("metric"), InlineData("table"), InlineData("page"), InlineData("command")]
    public void Every_name_on_the_page_exists(string kind)
    {
        Assert.NotEmpty(Named[kind]);
        Assert.Empty(Named[kind].Except(Known(kind), StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_else_is_referred_to() =>
        Assert.All(Named, kind => Assert.NotEmpty(Known(kind.Key)));

    [Theory]
    [InlineData("rule"), InlineData("step"), InlineData("scenario"), InlineData("technique"), InlineData("component")]
    public void Everything_that_the_product_checks_is_on_the_page(string kind) =>
        Assert.Empty(Known(kind).Except(Named[kind], StringComparer.Ordinal));

    [Fact]
    public void A_line_says_where_or_why_not() => Assert.Empty(
        from line in Page.Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length != 5 || cells[1..4].Any(cell => cell.Length == 0)
        select line);

    [GeneratedRegex("`([a-z]+):([^`]+)`")]
    private static partial Regex Reference();
}
