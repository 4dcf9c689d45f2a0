using System.Text.RegularExpressions;
using QA.Analysis.Rules;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Text;

namespace QA.Tests.Analysis.Rules;

public class RegexWordsTests
{
    [Theory]
    [InlineData("百分(之)?百", "百分之百/百分百")]
    [InlineData("[你您]必须", "你必须/您必须")]
    [InlineData("(a|b){1}c", "ac/bc")]
    public void A_way_of_writing_a_few_words_is_those_words(string pattern, string words) =>
        Assert.Equal(words.Split('/').Order(StringComparer.Ordinal), RegexWords.Of(pattern).Exact!.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("[你您].{0,4}必须", "必须")]
    [InlineData("^没有$", "没有")]
    [InlineData("保证[^,]{0,4}(尽快|尽力)", "保证")]
    [InlineData(@"\byou must\b", "you must")]
    [InlineData("(甲乙丙|丁戊己)+x?", "丁戊己/甲乙丙")]
    public void A_longer_expression_names_the_words_that_it_needs(string pattern, string words)
    {
        var needs = RegexWords.Of(pattern);
        Assert.Null(needs.Exact);
        Assert.Equal(words.Split('/').Order(StringComparer.Ordinal), needs.Needed!.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a?b?")]
    [InlineData("[a-z]+")]
    [InlineData("(你|.)")]
    [InlineData("(?i)abc")]
    public void Where_no_word_is_certain_none_is_named(string pattern) => Assert.Null(RegexWords.Of(pattern).Needed);

    [Theory]
    [InlineData("(给|为)(您|你)[^,]{0,6}(换货|退货)", "为你 为您 给你 给您", "换货 退货")]
    [InlineData("(给|为)(您|你)(去|先)?[^,]{0,6}退货", "为你 为您 给你 给您", "退货")]
    [InlineData("换货[^,]{0,6}的", "换货", null)]
    [InlineData("换货|给您[^,]{0,6}退货", "换货 给您", null)]
    public void Two_sets_of_words_may_be_needed(string pattern, string one, string? other)
    {
        var words = RegexWords.Of(pattern);
        IReadOnlyCollection<string>?[] sets = [words.Needed, words.Also];
        Assert.Equal(new[] { one, other }.Order(), sets.Select(set => set is null ? null : string.Join(' ', set.Order(StringComparer.Ordinal))).Order());
    }

    [Theory]
    [InlineData("(a|aa)*b", false)]
    [InlineData("(a?){30}b", false)]
    [InlineData("a{0,4}b", true)]
    [InlineData("(我|我们){0,2}的", true)]
    [InlineData("[a-z]+b", true)]
    [InlineData("(来|会|先)*帮", true)]
    [InlineData("[a-z]+ [a-z]+b", false)]
    [InlineData("^(啊|啊啊){0,13}b", true)]
    [InlineData("(啊|啊啊){0,14}b", false)]
    [InlineData("^甲|(啊|啊啊){0,14}b", false)]
    [InlineData("([a-z]+ [a-z]+ ){0,2000000000}b", false)]
    public void Only_an_expression_that_cannot_run_away_in_a_text_of_the_usual_length_is_tame(string pattern, bool tame) =>
        Assert.Equal(tame, RegexWords.Of(pattern).Ways.IsTame);

    [Theory]
    [InlineData("甲[a-z]{2,9}乙", 1_000_000, true)]
    [InlineData("甲[a-z]+乙", 20_000, true)]
    [InlineData("甲[a-z]+乙", 20_001, false)]
    public void How_long_a_text_may_be_rests_on_the_open_repeats(string pattern, int length, bool few) =>
        Assert.Equal(few, RegexWords.Of(pattern).Ways.AreFewIn(length));

    [Fact]
    public void NonBacktracking_accepts_every_expression_of_the_packs_and_each_holds_a_word_that_it_needs()
    {
        var texts = (from rule in RuleBook.BuiltIn().Rules from example in rule.Examples select Fold.Of(example.Text)).ToList();
        foreach (var (pattern, runsFirst) in Expressions())
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            var needs = RegexWords.Of(pattern);
            Assert.True(needs.Needed is not null || !runsFirst, $"{pattern} would run on every message: write words into it");
            if (needs.Needed is null) continue;
            foreach (var text in texts.Where(text => regex.IsMatch(text) && needs.Also is not null))
                Assert.True(needs.Also!.Any(word => text.Contains(word, StringComparison.Ordinal)), $"{pattern} matched '{text}' without a word that it needs besides");
            foreach (var text in texts.Where(text => regex.IsMatch(text)))
                Assert.True(needs.Needed.Any(word => text.Contains(word, StringComparison.Ordinal)), $"{pattern} matched '{text}' without a word that it needs");
        }
    }

    [Fact]
    public void No_expression_that_comes_with_the_product_needs_the_slow_engine()
    {
        var assembly = typeof(RuleBook).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
        Assert.Contains("QA.Analysis.Flow.greeting.yaml", files);
        foreach (var file in files)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            foreach (Match regex in Regex.Matches(reader.ReadToEnd(), @"regex: '((?:[^']|'')*)'"))
            {
                var pattern = RegexFold.Of(regex.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal));
                Assert.True(RegexWords.Of(pattern).Ways.IsTame, $"{file}: give the repeats of {pattern} upper bounds");
            }
        }
    }

    /// <summary>Each expression, and whether messages are scanned for it; what a customer asked is looked up only for a hit.</summary>
    static IEnumerable<(string Pattern, bool RunsFirst)> Expressions() =>
        from rule in RuleBook.BuiltIn().Rules
        // What counts every message of a conversation runs on all of them, and only where a profile asks for it.
        where rule.Kind is not ("required" or "ratio") && !rule.IsOptional
        from Match regex in Regex.Matches(rule.Text, @"regex: '((?:[^']|'')*)'")
        let asked = rule.Text.LastIndexOf("asked:", regex.Index, StringComparison.Ordinal)
        let unless = rule.Text.LastIndexOf("unless:", regex.Index, StringComparison.Ordinal)
        select (RegexFold.Of(regex.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)), asked < 0 || unless > asked);
}
