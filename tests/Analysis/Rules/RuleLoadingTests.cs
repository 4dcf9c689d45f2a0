using QA.Analysis.Rules;
using QA.Ingest.Settings;
using static QA.Tests.Analysis.Rules.RuleText;

namespace QA.Tests.Analysis.Rules;

/// <summary>A broken rule file is refused with its place and the remedy.</summary>
public class RuleLoadingTests
{
    [Fact]
    public void An_unknown_key_is_refused_with_the_nearest_known_one() => Assert.Equal(
        "shop/rule.yaml:7:1: unknown key 'unles': did you mean 'unless'?",
        Refusal(Around("{any: [保证]}", "unles: [保证金]")));

    [Fact]
    public void A_misspelt_key_inside_match_is_refused() => Assert.Equal(
        "shop/rule.yaml:6:20: unknown key 'nearr': did you mean 'near'?",
        Refusal(Around("{any: [保证], nearr: {chars: 2, any: [一定]}}")));

    [Fact]
    public void A_missing_key_is_named() => Assert.Equal(
        "shop/rule.yaml:6:8: 'any:' is missing: add it",
        Refusal(Around("{near: {chars: 2, any: [一定]}}")));

    [Fact]
    public void An_unmet_match_example_is_refused() => Assert.Equal(
        "shop/rule.yaml:7:17: this match example is not hit: change the example, or what is matched",
        Refusal(Around("{any: [保证]}", "tests: {match: [好的], no_match: [您好]}")));

    [Fact]
    public void A_no_match_example_that_is_hit_is_refused() => Assert.Equal(
        "shop/rule.yaml:7:33: this no_match example is hit at '保证': change the example, or add it to 'unless:'",
        Refusal(Around("{any: [保证]}", "tests: {match: [保证], no_match: [我保证]}")));

    [Fact]
    public void A_span_that_is_not_the_hit_is_refused() => Assert.Equal(
        "shop/rule.yaml:7:17: the hit in this example is '保证', not '我保证': correct the span, or what is matched",
        Refusal(Around("{any: [保证]}", "tests: {match: [{text: 我保证, span: 我保证}]}")));

    [Fact]
    public void Examples_of_a_draft_are_proved_too() => Assert.StartsWith(
        "shop/rule.yaml:7:17: this match example is not hit",
        Refusal(Around("{any: [保证]}", "tests: {match: [好的]}").Replace("stable", "draft", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void A_known_miss_is_counted_and_does_not_fail()
    {
        var book = Load(Around("{any: [保证]}", "tests: {todo: [{text: 包您满意, want: match}, {text: 我保证, want: match}]}"));
        Assert.Equal((2, 1), book.Todo());
    }

    [Fact]
    public void Words_that_an_exemption_always_covers_can_never_match() => Assert.Equal(
        "shop/rule.yaml:6:15: '保证金' can never match: unless '保证' excuses all of it; remove one of them",
        Refusal(Around("{any: [保证金]}", "unless: [保證]")));

    [Fact]
    public void Words_of_space_can_never_match() => Assert.Equal(
        "shop/rule.yaml:6:15: this can never match: it holds no word; write the words, or remove it",
        Refusal(Around("{any: [\"\u3000\"]}")));

    [Fact]
    public void Capitals_by_class_can_never_match_folded_text() => Assert.Equal(
        @"shop/rule.yaml:6:23: this can never match: capital letters are folded to small ones; write \p{L}",
        Refusal(Around(@"{any: [{regex: '\p{Lu}+'}]}")));

    [Theory]
    [InlineData("(?<=我)保证")]
    [InlineData("保证(?!金)")]
    [InlineData(@"(保)\1")]
    [InlineData("(?>保证)")]
    public void An_expression_that_needs_backtracking_is_refused(string expression) => Assert.Equal(
        "shop/rule.yaml:6:23: this expression needs backtracking (look-around or a back-reference), which could run for ever: write it without",
        Refusal(Around($"{{any: [{{regex: '{expression}'}}]}}")));

    [Fact]
    public void A_broken_expression_is_refused_without_the_library_s_words() => Assert.Equal(
        "shop/rule.yaml:6:23: '保证(' is no regular expression: check its brackets and escapes",
        Refusal(Around("{any: [{regex: '保证('}]}")));

    [Fact]
    public void An_expression_that_matches_nothing_at_all_is_refused() => Assert.Equal(
        "shop/rule.yaml:6:23: this expression also matches an empty text, so it would hit everything: ask for at least one character",
        Refusal(Around("{any: [{regex: '(保证)?'}]}")));

    [Fact]
    public void An_id_is_given_once() => Assert.Equal(
        "p/b.yaml:1:5: 'zh.test.words' is already the id of the rule at p/a.yaml:1: choose another",
        Assert.Throws<SettingsException>(() => RuleBook.Load([("p/b.yaml", Around("{any: [乙]}")), ("p/a.yaml", Around("{any: [甲]}"))])).Message);

    [Fact]
    public void A_fatal_rule_must_be_stable() => Assert.Equal(
        "shop/rule.yaml:4:11: a fatal rule must be stable: write 'status: stable', or lower the severity",
        Refusal(Around("{any: [滚]}").Replace("status: stable", "status: experimental", StringComparison.Ordinal).Replace("minor", "fatal", StringComparison.Ordinal)));

    [Fact]
    public void A_fatal_rule_must_be_proved_by_examples() => Assert.Equal(
        "shop/rule.yaml:4:11: a fatal rule must be stable, and a stable rule has at least 2 match and 2 no_match examples: add them",
        Refusal(Around("{any: [滚蛋]}").Replace("minor", "fatal", StringComparison.Ordinal)));

    [Fact]
    public void A_fatal_rule_must_name_its_source() => Assert.Equal(
        "shop/rule.yaml:4:11: a fatal rule must name its source: add 'source: {handbook: …, section: …, says: …}'",
        Refusal(Around("{any: [滚蛋]}", "tests: {match: [滚蛋, 你滚蛋], no_match: [滚筒, 好的]}").Replace("minor", "fatal", StringComparison.Ordinal)));

    [Fact]
    public void A_heuristic_rule_cannot_be_fatal() => Assert.StartsWith(
        "shop/rule.yaml:4:11: a heuristic rule only hints",
        Refusal(Around("{any: [滚蛋]}", "heuristic: true").Replace("minor", "fatal", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_kind_names_the_known_ones() => Assert.Equal(
        $"shop/rule.yaml:3:7: there is no kind 'forbiden': use {string.Join(", ", RuleKinds.Names)}",
        Refusal(Around("{any: [保证]}").Replace("kind: forbidden", "kind: forbiden", StringComparison.Ordinal)));

    [Fact]
    public void A_message_may_only_name_the_match() => Assert.Equal(
        "shop/rule.yaml:7:10: '{words}' stands for nothing here: only {match} and, in a substitution, {instead} do",
        Refusal(Around("{any: [保证]}", "message: \"出现{words}\"")));

    [Fact]
    public void Info_carries_no_points() => Assert.Equal(
        "shop/rule.yaml:7:17: findings of severity info carry no points: remove 'points:', or raise the severity",
        Refusal(Around("{any: [保证]}", "score: {points: 3}").Replace("minor", "info", StringComparison.Ordinal)));

    [Fact]
    public void A_conflict_must_name_a_rule() => Assert.Equal(
        "shop/rule.yaml:1:5: conflicts_with names 'zh.style.emoji', which is no rule here: correct or remove it",
        Refusal(Around("{any: [保证]}", "conflicts_with: [zh.style.emoji]")));

    [Fact]
    public void Matching_changed_under_an_old_version_is_refused()
    {
        var before = Load(Around("{any: [保证]}")).Rules[0];
        var lastRun = new Dictionary<string, (string, string)> { [before.Id] = (before.Version, before.MatchHash) };

        Load(Around("{any: [保证]}", "advice: 换个说法")).RefuseSilentChanges(lastRun);
        Load(Around("{any: [保证, 承诺]}").Replace("1.0.0", "1.1.0", StringComparison.Ordinal)).RefuseSilentChanges(lastRun);
        Assert.Equal(
            "shop/rule.yaml:1:1: what 'zh.test.words' matches has changed since the last run, its version 1.0.0 has not: raise it",
            Assert.Throws<SettingsException>(() => Load(Around("{any: [保证, 承诺]}")).RefuseSilentChanges(lastRun)).Message);
    }

    [Fact]
    public void One_file_may_hold_many_rules_and_their_pack()
    {
        var book = RuleBook.Load([("own.yaml", $"""
            pack: own
            version: 2.0.0
            ---
            {Around("{any: [甲]}")}
            ---
            {Around("{any: [乙]}").Replace("zh.test.words", "zh.test.more", StringComparison.Ordinal)}
            """)]);
        Assert.Equal(["zh.test.more", "zh.test.words"], book.Rules.Select(rule => rule.Id));
        Assert.Equal(("own", "2.0.0"), (book.Packs[0].Name, book.Packs[0].Version));
        Assert.All(book.Rules, rule => Assert.Equal("own", rule.Pack));
    }

    [Fact]
    public void An_empty_book_finds_nothing() => Assert.Empty(Hits(RuleBook.Load([]), "我保证"));

    [Fact]
    public void The_hash_follows_the_content()
    {
        Assert.Equal(Load(Around("{any: [甲]}")).Hash, Load(Around("{any: [甲]}").ReplaceLineEndings("\r\n")).Hash);
        Assert.NotEqual(Load(Around("{any: [甲]}")).Hash, Load(Around("{any: [乙]}")).Hash);
    }
}
