using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using static QA.Tests.Analysis.Rules.RuleText;

namespace QA.Tests.Analysis.Rules;

/// <summary>The kinds beside the forbidden words.</summary>
public class RuleKindsTests
{
    static string Rule(string kind, string match, string more = "") => Around(match, more).Replace("kind: forbidden", $"kind: {kind}", StringComparison.Ordinal);

    static IReadOnlyList<string> Found(string yaml, string chat, RuleSettings? settings = null)
    {
        var findings = new List<Finding>();
        new RuleEngine(Load(yaml), settings).Check(Chat.Of(chat), findings, []);
        return [.. findings.Select(finding => $"{finding.MessageId}:{finding.Text}")];
    }

    const string Two = """
        09:00:00 customer 在吗
        09:00:05 li 有货
        09:00:07 li 今天发
        09:01:00 customer 好
        09:01:05 li 谢谢
        """;

    [Fact]
    public void What_is_required_is_missed_once_where_it_was_first_looked_for() =>
        Assert.Equal(["m2:有货"], Found(Rule("required", "{any: [请, 您好]}"), Two));

    [Fact]
    public void What_is_required_may_stand_anywhere_in_the_conversation() =>
        Assert.Empty(Found(Rule("required", "{any: [谢谢]}"), Two));

    [Fact]
    public void In_the_first_turn_means_in_the_first_turn() =>
        Assert.Equal(["m2:有货"], Found(Rule("required", "{any: [谢谢]}", "scope: {position: first}"), Two));

    [Fact]
    public void In_the_last_turn_means_in_the_last_turn() =>
        Assert.Equal(["m5:谢谢"], Found(Rule("required", "{any: [有货]}", "scope: {position: last}"), Two));

    [Fact]
    public void A_ratio_needs_enough_to_count_and_too_much_of_it()
    {
        var rule = Rule("ratio", "{of: [我], to: [您], most: 1.5, least: 4}", "unless: [我们]");
        Assert.Equal(["m2:我"], Found(rule, "09:00:00 customer 在\n09:00:05 li 我查我看，我们的我问您"));
        Assert.Empty(Found(rule, "09:00:00 customer 在\n09:00:05 li 我查我看您等您看"));
        Assert.Empty(Found(rule, "09:00:00 customer 在\n09:00:05 li 我查我看"));
    }

    [Fact]
    public void A_ratio_without_a_counterpart_is_a_share_of_messages() =>
        Assert.Equal(["m2:嗯"], Found(Rule("ratio", "{of: [{regex: '^.{1,2}$'}], most: 0.5, least: 3}"), """
            09:00:00 customer 在吗
            09:00:05 li 嗯
            09:00:06 li 有
            09:00:07 li 今天给您发
            """));

    [Fact]
    public void A_substitution_says_what_to_write_instead()
    {
        var book = Load(Rule("substitution", "{swap: [{say: [帐号, 帳戶], use: 账号}]}", "message: {zh: \"「{match}」应为「{instead}」\", en: \"{instead}\"}"));
        Assert.Equal(["帳號"], Hits(book, "您的帳號是多少"));
        Assert.Equal("「帳號」应为「账号」", book.Rules[0].Say("zh", "帳號"));
    }

    [Fact]
    public void A_substitution_by_itself_is_refused() => Assert.Equal(
        "shop/rule.yaml:6:22: '账号' would be replaced by itself: remove it",
        Refusal(Rule("substitution", "{swap: [{say: 账号, use: 账号}]}")));

    [Fact]
    public void A_figure_must_stand_where_it_is_promised()
    {
        var rule = Rule("entity", "{about: [很快], value: [{regex: '[0-9]+天'}]}");
        Assert.Equal(["m2:很快"], Found(rule, "09:00:00 customer 几天到\n09:00:05 li 很快的"));
        Assert.Empty(Found(rule, "09:00:00 customer 几天到\n09:00:05 li 很快的，3天"));
    }

    [Fact]
    public void A_figure_is_held_against_the_shop_s_policy_and_not_without_one()
    {
        var rule = Rule("entity", "{about: [退换], chars: 6, value: [{regex: '[0-9一二三四五六七八九十]{1,3}天'}], policy: {name: returns, example: [7天]}}");
        const string said = "09:00:00 customer 能退吗\n09:00:05 li 十五天无理由退换，发货三天";
        Assert.Equal(["m2:十五天"], Found(rule, said, new() { Policies = new Dictionary<string, IReadOnlyList<string>> { ["returns"] = ["7天"] } }));
        Assert.Empty(Found(rule, said, new() { Policies = new Dictionary<string, IReadOnlyList<string>> { ["returns"] = ["15 天"] } }));
        Assert.Empty(Found(rule, said));
    }

    [Fact]
    public void A_question_may_lie_some_turns_back() =>
        Assert.Equal(["m4:可能"], Found(Around("{any: [可能], asked: [什么时候], asked_within: 2}"), """
            09:00:00 customer 什么时候到
            09:00:05 li 单号多少
            09:00:10 customer 123
            09:00:20 li 可能明天
            """));

    [Fact]
    public void Who_goes_on_with_a_way_out_has_not_left_it_at_that()
    {
        var rule = Around("{any: [没有], unless_then: [不过]}");
        Assert.Empty(Found(rule, "09:00:00 customer 有红的吗\n09:00:05 li 没有\n09:00:09 li 不过有酒红"));
        Assert.Equal(["m2:没有"], Found(rule, "09:00:00 customer 有红的吗\n09:00:05 li 没有\n09:00:09 customer 哦\n09:00:11 li 不过有酒红"));
    }

    [Fact]
    public void One_clause_is_charged_once() => Assert.Equal(["你必须", "必须"], Hits(Around("{any: [你必须, 必须]}"), "你必须今天必须付款，必须的"));
}
