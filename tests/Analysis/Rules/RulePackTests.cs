using System.Text;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Text;

namespace QA.Tests.Analysis.Rules;

/// <summary>The packs that come with the product.</summary>
public class RulePackTests
{
    static readonly RuleEngine Engine = new(RuleBook.BuiltIn());

    public static TheoryData<string> Ids => [.. RuleBook.BuiltIn().Rules.Select(rule => rule.Id)];

    [Fact]
    public void The_families_that_decide_a_score_are_there_in_both_languages() => Assert.Superset(
        new HashSet<string>
        {
            "zh.forbid.command", "zh.forbid.blame", "zh.forbid.overpromise", "zh.forbid.abuse", "zh.forbid.negative",
            "zh.forbid.argue", "zh.forbid.vague", "en.forbid.command", "en.forbid.blame", "en.forbid.overpromise", "en.forbid.abuse",
        },
        RuleBook.BuiltIn().Rules.Select(rule => rule.Id).ToHashSet());

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_has_three_examples_of_each_sort_and_says_where_it_comes_from(string id)
    {
        var rule = RuleBook.BuiltIn().Find(id)!;
        // A dialogue shows more than a line does: two of each sort are enough.
        var least = rule.Kind == "sequence" ? 2 : 3;
        Assert.True(rule.Examples.Count(e => e is { Wish: ExampleWish.Match, IsTodo: false }) >= least);
        Assert.True(rule.Examples.Count(e => e is { Wish: ExampleWish.NoMatch, IsTodo: false, IsNotApplicable: false }) >= least);
        Assert.NotNull(rule.Source);
        Assert.NotEmpty(rule.Source.Says);
        Assert.NotEmpty(rule.Advice.Zh);
        Assert.NotEmpty(rule.Advice.En);
        // What a sequence finds is missing: there are no words to show.
        if (rule.Kind == "sequence") return;
        // What is missing, or counted over many messages, has no words to show.
        if (!rule.IsHeuristic && rule.Kind is "forbidden" or "substitution")
        {
            Assert.Contains("{match}", rule.Message.Zh, StringComparison.Ordinal);
            Assert.Contains("{match}", rule.Message.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Insults_are_fatal_and_hints_cost_nothing()
    {
        var book = RuleBook.BuiltIn();
        Assert.Equal(Severity.Fatal, book.Find("zh.forbid.abuse")!.Severity);
        Assert.Equal(Severity.Fatal, book.Find("en.forbid.abuse")!.Severity);
        Assert.All(book.Rules.Where(rule => rule.IsHeuristic), rule => Assert.Equal((Severity.Info, 0), (rule.Severity, rule.Points)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Traditional_characters_and_full_width_read_the_same(string id)
    {
        foreach (var example in RuleBook.BuiltIn().Find(id)!.Examples.Where(example => !example.IsTodo))
        {
            var twin = example with { Text = Twin(example.Text), Customer = example.Customer is null ? null : Twin(example.Customer), Span = null, Dialogue = [.. example.Dialogue.Select(line => line[..2] + Twin(line[2..]))] };
            Assert.Equal(Places(id, example), Places(id, twin));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_customer_who_says_so_breaches_nothing(string id)
    {
        foreach (var example in RuleBook.BuiltIn().Find(id)!.Examples.Where(example => example.Dialogue.Count == 0))
            Assert.Empty(Places(id, example with { Role = Role.Customer }));
    }

    static IReadOnlyList<(int, int)> Places(string id, RuleExample example)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        Engine.Check(example.AsConversation(), findings, cues);
        return [.. findings.Where(finding => finding.RuleId == id).Select(finding => (finding.Start, finding.Length))];
    }

    /// <summary>The same text in other characters that fold to it: traditional ones and full-width ones.</summary>
    static string Twin(string text)
    {
        var twin = new StringBuilder(text.Length);
        foreach (var c in text) twin.Append(Others.GetValueOrDefault(c, c));
        return twin.ToString();
    }

    static readonly Dictionary<char, char> Others = Build();

    static Dictionary<char, char> Build()
    {
        var others = new Dictionary<char, char>();
        for (var c = '\u4E00'; c < '\u9FA6'; c++)
            if (Fold.Char(c) != c) others.TryAdd(Fold.Char(c), c);
        for (var c = 'Ａ'; c <= 'Ｚ'; c++) others[(char)(c - 'Ａ' + 'A')] = c;
        for (var c = 'ａ'; c <= 'ｚ'; c++) others[(char)(c - 'ａ' + 'a')] = c;
        return others;
    }
}
