using System.Globalization;
using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Rules;

/// <summary>docs/rules.md is written from the packs; <c>ACCEPT=1 dotnet test</c> rewrites it.</summary>
public class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_what_the_packs_say()
    {
        var path = Repository.Path("docs", "rules.md");
        var page = Page(RuleBook.BuiltIn());
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/rules.md is stale: run ACCEPT=1 dotnet test");
    }

    static string Page(RuleBook book)
    {
        var page = new StringBuilder();
        page.Append("# Rules\n\nWritten from the packs in `src/Analysis/Rules/Packs` by a test; `ACCEPT=1 dotnet test` rewrites it.\n");
        page.Append("Each rule is one file with its source and its examples inside; the examples are proved whenever it is loaded.\n\n");
        page.Append("- **fatal** makes a conversation's score 0; **info** costs nothing. A hint (heuristic) needs a human eye.\n");
        page.Append("- Only human agents' messages are read by agent rules; what customers write never counts against an agent.\n");
        page.Append("- Points are deducted per finding from the category of the score; the cap limits how many of a conversation count.\n");
        page.Append("- A rule that is *off* is a matter of house style, or compares with figures that only the shop knows: the profile's `rules.on` switches it on, `rules.off` any other off.\n");
        page.Append("- `qa rules show ID` prints a rule as it is written, `qa rules diff OLD NEW` what a changed one would do to the stored conversations.\n\n");
        page.Append("| pack | rules | on |\n| --- | --- | --- |\n");
        foreach (var pack in book.Packs)
            page.Append(CultureInfo.InvariantCulture, $"| [{pack.Title.Zh} · {pack.Title.En}](#{pack.Name}) | {book.Rules.Count(rule => rule.Pack == pack.Name)} | {book.Rules.Count(rule => rule.Pack == pack.Name && IsOn(rule))} |\n");
        foreach (var pack in book.Packs)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n<a id=\"{pack.Name}\"></a>\n\n## {pack.Title.Zh} · {pack.Title.En} (`{pack.Name}` {pack.Version})\n\n");
            page.Append("| rule | 名称 | name | kind | severity | on | points | cap | source |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
            var rules = book.Rules.Where(rule => rule.Pack == pack.Name).ToList();
            foreach (var rule in rules)
                page.Append(CultureInfo.InvariantCulture, $"| `{rule.Id}` {rule.Version} | {rule.Title.Zh} | {rule.Title.En} | {rule.Kind} | {Severity(rule)} | {(IsOn(rule) ? "on" : "off")} | {(rule.Scores ? $"{rule.Points} {SnakeCase.Of(rule.Category.ToString())}" : "")} | {rule.Cap} | {rule.Source} |\n");
            foreach (var rule in rules) Describe(rule, page);
        }
        return page.ToString();
    }

    static void Describe(Rule rule, StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {rule.Id} · {rule.Title.Zh} · {rule.Title.En}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{rule.Source!.Says}（{rule.Source}）\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- 建议：{rule.Advice.Zh}\n- Advice: {rule.Advice.En}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Hits: {Quoted(rule, ExampleWish.Match)}\n- Leaves alone: {Quoted(rule, ExampleWish.NoMatch)}\n");
        if (rule.ConflictsWith.Count > 0) page.Append(CultureInfo.InvariantCulture, $"- Asks for the opposite of: {string.Join(", ", rule.ConflictsWith.Select(id => $"`{id}`"))}\n");
        if (rule.FalsePositives.Count > 0) page.Append(CultureInfo.InvariantCulture, $"- Known to be taken for it: {string.Join(", ", rule.FalsePositives.Select(text => $"“{text}”"))}\n");
        var missed = rule.Examples.Where(example => example.IsTodo).Select(example => $"“{example.Text}”").ToList();
        if (missed.Count > 0) page.Append(CultureInfo.InvariantCulture, $"- Known misses: {string.Join(", ", missed)}\n");
    }

    static string Severity(Rule rule) => SnakeCase.Of(rule.Severity.ToString()) + (rule.IsHeuristic ? " (hint)" : "")
        + (rule.Status is RuleStatus.Stable ? "" : $" ({SnakeCase.Of(rule.Status.ToString())})");

    static bool IsOn(Rule rule) => rule.IsOn(new RuleSettings());

    /// <summary>Enough to see what is meant.</summary>
    const int Longest = 100;

    static string Short(string text) => text.Length <= Longest ? text : $"{text[..Longest]}…";

    static string Quoted(Rule rule, ExampleWish wish) => string.Join(", ",
        rule.Examples.Where(example => !example.IsTodo && example.Wish == wish).Select(example =>
            (example.Customer is null ? "" : $"“{Short(example.Customer)}” → ") + $"“{(example.Dialogue.Count > 0 ? example.Text : Short(example.Text))}”" + (example.Role is QA.Ingest.Conversations.Role.Customer && rule.Scope.Role is ScopeRole.Agent ? " (said by a customer)" : "")));
}
