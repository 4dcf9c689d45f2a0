using System.Text.Json;
using System.Text.RegularExpressions;
using QA.Ingest.Search;
using QA.Tests.Cli;

namespace QA.Tests.Search;

/// <summary>docs/search.md is run: every example is a query of a real workspace, and what it says of mistakes is what is said.</summary>
public sealed partial class SearchPageTests : IDisposable
{
    static readonly string Page = File.ReadAllText(Repository.Path("docs", "search.md")).ReplaceLineEndings("\n");

    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    [Fact]
    public void Every_example_is_answered()
    {
        var samples = Directory.EnumerateFiles(Repository.Path("data-samples", "shop-week")).Where(file => !file.EndsWith(".yaml", StringComparison.Ordinal));
        Assert.Equal(0, qa.Run(["import", .. samples, "--quiet"]).Code);
        Assert.Equal(0, qa.Run("analyze").Code);
        var examples = Examples().ToList();
        Assert.True(examples.Count > 25, $"{examples.Count} examples");
        var problems = new List<string>();
        foreach (var example in examples)
        {
            var answer = qa.Run("search", example, "--json", "--limit", "1");
            if (answer.Code != 0 || JsonDocument.Parse(answer.Out).RootElement.GetProperty("reading").GetString() is not { Length: > 4 })
                problems.Add($"{example}: {answer.Remarks}");
        }
        Assert.Empty(problems);
    }

    [Fact]
    public void What_is_said_of_mistakes_is_what_is_said()
    {
        var mistakes = Blocks().Where(block => block.Contains("\ncolumn ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, mistakes.Count);
        foreach (var block in mistakes)
        {
            var query = block[..block.IndexOf('\n', StringComparison.Ordinal)];
            Assert.Equal(block.TrimEnd('\n'), QueryParser.Parse(query, Workspace.Shanghai).Error!.Explain(query, "en"));
        }
    }

    [Fact]
    public void The_sentence_is_the_one_that_is_said()
    {
        var lines = Blocks().First().Split('\n');
        var tree = QueryParser.Parse(lines[0], Workspace.Shanghai).Tree!;
        Assert.Equal((lines[1], lines[2]), (Reading.Of(tree, "zh"), Reading.Of(tree, "en")));
    }

    [Fact]
    public void Every_filter_is_on_the_page() =>
        Assert.All(FilterGrammar.Names, name => Assert.Contains($"`{name}:", Page.Replace("synonyms:on`", "`synonyms:", StringComparison.Ordinal), StringComparison.Ordinal));

    /// <summary>The code spans of the first column of the words, of the last one of the filters.</summary>
    static IEnumerable<string> Examples() =>
        from line in Page.Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Trim('|').Split(" | ")
        let cell = cells.Length == 2 ? cells[0] : cells[^1]
        from Match code in Code().Matches(cell)
        select code.Groups[1].Value;

    static IEnumerable<string> Blocks() => from Match block in Block().Matches(Page) select block.Groups[1].Value;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
