using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using static QA.Tests.Analysis.Rules.RuleText;

namespace QA.Tests.Analysis.Rules;

public class RuleEngineTests
{
    const string Promise = """
        id: zh.test.promise
        status: stable
        kind: forbidden
        severity: major
        version: 1.2.0
        source: {handbook: manual, section: "4.2", says: 不作没有把握的承诺}
        match: {any: [{text: 保证}]}
        unless: [{text: 保证金}]
        tests:
          match: [我保证, 保证今天]
          no_match: [保证金, 好的]
        """;

    static (List<Finding> Findings, List<Finding> Cues) Check(string yaml, string chat)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        new RuleEngine(Load(yaml)).Check(Chat.Of(chat), findings, cues);
        return (findings, cues);
    }

    [Fact]
    public void A_rule_with_every_key_that_there_is_loads_and_scores()
    {
        var book = Load("""
            id: zh.test.all
            status: stable
            kind: forbidden
            severity: major
            version: 1.2.0
            title: {zh: 绝对化承诺, en: Absolute promise}
            message: {zh: "出现绝对化承诺「{match}」", en: "absolute promise “{match}”"}
            advice: {zh: 改用可兑现的表述, en: promise only what can be kept}
            source: {handbook: manual, section: "4.2", says: 不作没有把握的承诺}
            scope: {role: agent, origin: [human, template], position: any, stage: any, locale: zh}
            match:
              any: [{text: 保证}, {regex: "百分(之)?百"}]
              near: {chars: 6, any: [一定, 绝对, 肯定]}
            not_after: {chars: 4, any: [不能, 无法, 没法, 不敢, 不]}
            unless: [{text: 保证金}, {text: 正品保证}, {quoted_from_customer: true}]
            conflicts_with: []
            falsepositives: [退货保证金说明]
            score: {category: language, points: 5, cap: 2}
            tests:
              match: [{text: 亲我保证一定今天到, span: 保证}, {text: 我保證一定給您發}]
              no_match: [不能保证一定今天到哦, 活动需要缴纳保证金, {role: customer, text: 你保证一定能到吗}]
              todo: [{text: 包您满意, want: match}]
            """);
        var rule = Assert.Single(book.Rules);
        Assert.Equal((RuleStatus.Stable, Severity.Major, 5, 2), (rule.Status, rule.Severity, rule.Points, rule.Cap));
        Assert.Equal("出现绝对化承诺「百分百」", rule.Say("zh", "百分百"));
        Assert.Equal((1, 0), book.Todo());
    }

    [Fact]
    public void A_finding_names_rule_place_words_and_source()
    {
        var finding = Assert.Single(Check(Promise, """
            09:00:00 customer 明天能到吗
            09:00:05 li 亲,我保证能到
            """).Findings);
        Assert.Equal(
            new Finding(new("shop", "c1"), "m2", "li", "zh.test.promise", "1.2.0", Severity.Major, 3, 2, "保证", "manual 4.2"), finding);
    }

    [Fact]
    public void What_customers_bots_and_the_system_write_breaches_nothing()
    {
        var (findings, cues) = Check(Promise, """
            09:00:00 customer 你保证能到吗
            09:00:01 bot 我保证为您转接
            09:00:02 system 保证服务已开启
            09:00:03 li [recall]我保证
            """);
        Assert.Empty(findings);
        Assert.Empty(cues);
    }

    [Fact]
    public void A_rule_for_customers_gives_cues_that_no_agent_is_charged_with()
    {
        var (findings, cues) = Check(
            Around("{any: [投诉]}", "scope: {role: customer}\ntests: {match: [我要投诉, 投诉你], no_match: [好的, 你好]}"), """
            09:00:00 customer 我要投诉
            09:00:05 li 您别投诉,我们马上处理
            """);
        Assert.Empty(findings);
        var cue = Assert.Single(cues);
        Assert.Equal(("", "m1", "投诉"), (cue.AgentId, cue.MessageId, cue.Text));
    }

    [Fact]
    public void A_span_is_in_the_original_text_whatever_the_script() =>
        Assert.Equal(["保證"], Hits(Promise, "親,我保證能到"));

    [Theory]
    [InlineData("You MUST pay", "You MUST")]
    [InlineData("ｙｏｕ ｍｕｓｔ pay", "ｙｏｕ ｍｕｓｔ")]
    [InlineData("you mustard seed", null)]
    [InlineData("thankyou must be new", null)]
    public void Latin_words_match_whole_in_any_case_and_width(string message, string? hit) =>
        Assert.Equal(hit is null ? [] : [hit], Hits(Around("{any: [you must]}"), message));

    [Fact]
    public void A_curly_apostrophe_is_an_apostrophe() =>
        Assert.Equal(["can’t help"], Hits(Around("{any: [\"can't help\"]}"), "Sorry, I can’t help"));

    [Theory]
    [InlineData("一定保证", "保证")]
    [InlineData("保证今天一定", "保证")]
    [InlineData("保证今天下午就一定", null)]
    public void Near_binds_within_so_many_characters_and_is_no_part_of_the_span(string message, string? hit) =>
        Assert.Equal(hit is null ? [] : [hit], Hits(Around("{any: [保证, 承诺], near: {chars: 2, any: [一定]}}"), message));

    [Theory]
    [InlineData("we definitely and very surely promise", null)]
    [InlineData("we definitely, surely promise", "promise")]
    public void Near_counts_Latin_text_in_words(string message, string? hit) =>
        Assert.Equal(hit is null ? [] : [hit], Hits(Around("{any: [promise], near: {chars: 2, any: [definitely]}}"), message));

    [Theory]
    [InlineData("不能保证", null)]
    [InlineData("不能跟您保证", null)]
    [InlineData("不能退哦,我保证", "保证")]
    [InlineData("不能退的但是我跟您保证", "保证")]
    public void A_negation_reaches_so_far_and_not_across_a_clause(string message, string? hit) =>
        Assert.Equal(hit is null ? [] : [hit], Hits(Around("{any: [保证]}", "not_after: {chars: 3, any: [不能]}"), message));

    [Fact]
    public void An_exemption_excuses_only_the_words_that_it_overlaps() =>
        Assert.Equal(["保证"], Hits(Promise, "活动要交保证金,我保证今天到"));

    [Theory]
    [InlineData("您说的“你必须退款”我们收到了", null, null)]
    [InlineData("看到「你必须退款」这句了", "你必须退款", null)]
    [InlineData("您刚才说你必须今天退,我查一下", null, null)]
    [InlineData("您说的对,但是你必须退货", null, "你必须")]
    [InlineData("规则里写着“你必须退款”", null, "你必须")]
    [InlineData("您说的“好的”我收到了,你必须退货", null, "你必须")]
    public void What_is_quoted_from_the_customer_is_not_the_agents(string message, string? customer, string? hit) =>
        Assert.Equal(hit is null ? [] : [hit], Hits(Around("{any: [你必须]}", "unless: [{quoted_from_customer: true}]"), message, customer));

    [Fact]
    public void Of_overlapping_words_the_longest_is_one_finding() =>
        Assert.Equal(["保证没问题"], Hits(Around("{any: [保证, 没问题, 保证没问题]}"), "我保证没问题"));

    [Fact]
    public void A_word_said_twice_is_two_findings() =>
        Assert.Equal(["保证", "保证"], Hits(Promise, "我保证,真的保证"));

    [Fact]
    public void A_rule_of_answers_needs_the_question()
    {
        var rule = Around("{any: [可能], asked: [{regex: \"多久|几天\"}]}");
        Assert.Equal(["可能"], Hits(rule, "可能三天", "要几天到"));
        Assert.Empty(Hits(rule, "可能三天", "在吗"));
        Assert.Empty(Hits(rule, "可能三天"));
    }

    [Theory]
    [InlineData("first", "m2")]
    [InlineData("last", "m6")]
    [InlineData("any", "m2 m4 m6")]
    public void Position_is_the_turn_that_a_message_stands_in(string position, string where)
    {
        var findings = Check(Around("{any: [没有]}", $"scope: {{position: {position}}}"), """
            09:00:00 customer 有吗
            09:00:05 li 没有
            09:00:10 customer 红的呢
            09:00:15 li 红的没有
            09:00:20 customer 好吧
            09:00:25 li 没有了
            """).Findings;
        Assert.Equal(where, string.Join(' ', findings.Select(finding => finding.MessageId)));
    }

    [Fact]
    public void A_draft_and_a_heuristic_rule_only_hint()
    {
        var draft = Load(Around("{any: [保证]}")).Rules[0];
        Assert.Equal((RuleStatus.Draft, Severity.Info, 0, false), (draft.Status, draft.Severity, draft.Points, draft.Scores));

        var heuristic = Load(Around("{any: [保证]}",
            "heuristic: true\ntests: {match: [我保证, 保证的], no_match: [好的, 您好]}")).Rules[0];
        Assert.Equal((RuleStatus.Stable, Severity.Info, 0), (heuristic.Status, heuristic.Severity, heuristic.Points));
    }

    [Fact]
    public void Findings_are_in_order_of_message_place_and_rule()
    {
        var book = RuleBook.Load([("p/b.yaml", Around("{any: [乙, 丙]}").Replace("zh.test.words", "zh.test.b", StringComparison.Ordinal)),
            ("p/a.yaml", Around("{any: [甲, 丙]}").Replace("zh.test.words", "zh.test.a", StringComparison.Ordinal))]);
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        new RuleEngine(book).Check(Chat.Of("""
            09:00:00 li 丙,乙甲
            09:00:01 li 乙
            """), findings, cues);
        Assert.Equal(["m1 丙 zh.test.a", "m1 丙 zh.test.b", "m1 乙 zh.test.b", "m1 甲 zh.test.a", "m2 乙 zh.test.b"],
            findings.Select(finding => $"{finding.MessageId} {finding.Text} {finding.RuleId}"));
    }

    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var engine = new RuleEngine(RuleBook.BuiltIn());
        var chats = Enumerable.Range(0, 200).Select(i => Chat.Of($"""
            09:00:00 customer 你必须赔我
            09:00:05 li 您说的“你必须赔我”我看到了,{(i % 2 == 0 ? "我保证今天到" : "我帮您查")}
            09:00:10 wang {(i % 3 == 0 ? "跟我们没关系" : "好的")}
            """, id: $"c{i}")).ToArray();

        string Found(Conversation chat)
        {
            var (findings, cues) = (new List<Finding>(), new List<Finding>());
            engine.Check(chat, findings, cues);
            return string.Join('|', findings.Select(finding => $"{finding.RuleId}:{finding.Start}+{finding.Length}"));
        }

        var alone = chats.Select(Found).ToArray();
        var together = new string[chats.Length];
        Parallel.For(0, chats.Length, i => together[i] = Found(chats[i]));
        Assert.Equal(alone, together);
    }
}
