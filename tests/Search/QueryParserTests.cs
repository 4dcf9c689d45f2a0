using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Analysed;
using QA.Ingest.Settings;

namespace QA.Tests.Search;

public class QueryParserTests
{
    static QueryNode Tree(string query, string zone = "Asia/Shanghai")
    {
        var parsed = QueryParser.Parse(query, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.True(parsed.IsValid, parsed.Error?.Explain(query, "en"));
        return parsed.Tree;
    }

    static QueryError Error(string query)
    {
        var parsed = QueryParser.Parse(query, Workspace.Shanghai);
        Assert.False(parsed.IsValid, $"{query} was accepted");
        return parsed.Error;
    }

    /// <summary>The tree with all its parentheses.</summary>
    static string Show(QueryNode node) => node switch
    {
        QueryNode.All all => $"({string.Join(" & ", all.Terms.Select(Show))})",
        QueryNode.Any any => $"({string.Join(" | ", any.Terms.Select(Show))})",
        QueryNode.Not not => $"!{Show(not.Term)}",
        QueryNode.Phrase phrase => $"[{phrase.Text}{(phrase.IsPrefix ? "*" : "")}]",
        QueryNode.IdIs id => $"{id.Field}={id.Id}",
        QueryNode.RoleIs role => $"role={role.Role}",
        QueryNode.KindIs kind => $"kind={kind.Kind}",
        QueryNode.SentFrom from => $"from={from.Moment.ToUniversalTime().ToString("MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}",
        QueryNode.SentBefore before => $"before={before.Moment.ToUniversalTime().ToString("MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}",
        _ => throw new InvalidOperationException(node.ToString()),
    };

    [Theory]
    [InlineData("退款", "[退款]")]
    [InlineData("退款 快递", "([退款] & [快递])")]
    [InlineData("退款　快递", "([退款] & [快递])")]
    [InlineData("退款 AND 快递", "([退款] & [快递])")]
    [InlineData("退款 OR 快递 发货", "([退款] | ([快递] & [发货]))")]
    [InlineData("(退款 OR 快递) 发货", "(([退款] | [快递]) & [发货])")]
    [InlineData("（退款 OR 快递）发货", "(([退款] | [快递]) & [发货])")]
    [InlineData("（退款　ＯＲ　快递）　ＡＮＤ　发货", "(([退款] | [快递]) & [发货])")]
    [InlineData("a OR b OR c", "([a] | [b] | [c])")]
    [InlineData("this or that", "([this] & [or] & [that])")]
    [InlineData("\"thank you\"", "[thank you]")]
    [InlineData("“退款 快递”", "[退款 快递]")]
    [InlineData("\"OR\" \"NOT\"", "([OR] & [NOT])")]
    [InlineData("退款 -快递", "([退款] & ![快递])")]
    [InlineData("退款 －快递", "([退款] & ![快递])")]
    [InlineData("-快递 退款", "(![快递] & [退款])")]
    [InlineData("退款 -\"请 稍等\"", "([退款] & ![请 稍等])")]
    [InlineData("退款 -(快递 OR 发货)", "([退款] & !([快递] | [发货]))")]
    [InlineData("退款 -agent:801", "([退款] & !Agent=801)")]
    [InlineData("wi-fi", "[wi-fi]")]
    [InlineData("refund*", "[refund*]")]
    [InlineData("refund＊", "[refund*]")]
    [InlineData("\"thank y\"*", "[thank y*]")]
    [InlineData("150****1234", "[150****1234]")]
    [InlineData("10:30", "[10:30]")]
    [InlineData("注意：退款", "[注意：退款]")]
    [InlineData("https://item.taobao.com/item.htm?id=1", "[https://item.taobao.com/item.htm?id=1]")]
    [InlineData("你好 ， 退款", "([你好] & [退款])")]
    [InlineData("  退款  ", "[退款]")]
    [InlineData("退\0款", "([退] & [款])")]
    [InlineData("((退款))", "[退款]")]
    public void Words_stand_together_unless_something_is_said(string query, string tree) => Assert.Equal(tree, Show(Tree(query)));

    [Theory]
    [InlineData("agent:801", "Agent=801")]
    [InlineData("Agent：801", "Agent=801")]
    [InlineData("by:Li_Wei", "By=Li_Wei")]
    [InlineData("customer:\"张 三(新)\"", "Customer=张 三(新)")]
    [InlineData("shop:禾禮", "Shop=禾禮")]
    [InlineData("conversation:2026-0001 channel:app", "(Conversation=2026-0001 & Channel=app)")]
    [InlineData("conversation:shop:c1", "Conversation=shop:c1")]
    [InlineData("role:Agent", "role=Agent")]
    [InlineData("role:客服", "role=Agent")]
    [InlineData("kind:image", "kind=Image")]
    [InlineData("from:2026-11-09", "from=11-08T16:00:00")]
    [InlineData("from:2026/11/09", "from=11-08T16:00:00")]
    [InlineData("to:2026-11-09", "before=11-09T16:00:00")]
    [InlineData("from:2026-11-09T10:00", "from=11-09T02:00:00")]
    [InlineData("to:2026-11-09T10:00", "before=11-09T02:01:00")]
    [InlineData("to:2026-11-09t10:00:30", "before=11-09T02:00:31")]
    public void A_filter_is_a_name_and_a_value(string query, string tree) => Assert.Equal(tree, Show(Tree(query)));

    [Theory]
    [InlineData("from:2026-03-08T02:30", "from=03-08T07:30:00")]
    [InlineData("from:2026-11-01T01:30", "from=11-01T05:30:00")]
    [InlineData("to:2026-11-01T01:30", "before=11-01T06:31:00")]
    [InlineData("to:2026-11-01", "before=11-02T05:00:00")]
    public void When_the_clocks_change_no_message_is_lost(string query, string tree) => Assert.Equal(tree, Show(Tree(query, "America/New_York")));

    [Theory]
    [InlineData("", 1, "nothing to search for")]
    [InlineData("   ", 3, "nothing to search for")]
    [InlineData("，。！", 3, "nothing to search for")]
    [InlineData("()", 2, "nothing to search for")]
    [InlineData("退款 (快递", 4, "never closed")]
    [InlineData("退款) 快递", 3, "never opened")]
    [InlineData("退款 \"快递", 4, "quotation mark is never closed")]
    [InlineData("退款 OR", 4, "either side")]
    [InlineData("OR 退款", 1, "either side")]
    [InlineData("a OR OR b", 3, "either side")]
    [InlineData("退款 NOT 快递", 4, "write -word")]
    [InlineData("-退款", 1, "nothing to find")]
    [InlineData("快递 OR -退款", 7, "nothing to find")]
    [InlineData("-退款 -agent:801", 1, "nothing to find")]
    [InlineData("退款 -(-快递)", 6, "nothing to find")]
    [InlineData("退款 - 快递", 4, "right behind it")]
    [InlineData("退款 --快递", 4, "right behind it")]
    [InlineData("退款 -", 4, "right behind it")]
    [InlineData("退款 -！", 5, "only punctuation")]
    [InlineData("退款 \"，\"", 4, "only punctuation")]
    [InlineData("*", 1, "only punctuation")]
    [InlineData("退款 agent:", 10, "has no value")]
    [InlineData("退款 agnt:801", 4, "no filter named agnt:")]
    [InlineData("退款 role:boss", 9, "customer agent bot system")]
    [InlineData("kind:voice", 6, "text image card")]
    [InlineData("from:yesterday", 6, "from:2026-11-09")]
    [InlineData("to:2026-13-01", 4, "to:2026-11-09")]
    [InlineData("from:2026-02-30", 6, "cannot be read")]
    [InlineData("退款 wait:long", 9, "wait:>180s")]
    [InlineData("score:<x", 7, "score:<60")]
    [InlineData("stars:1.5", 7, "stars:<=2")]
    [InlineData("has:money", 5, "transfer finding")]
    [InlineData("outcome:rich", 9, "none ordered paid settled refunded unpaid")]
    [InlineData("severity:>=bad", 10, "info minor major fatal")]
    [InlineData("week:46", 6, "week:2026-W46")]
    [InlineData("week:2026-W54", 6, "week:2026-W46")]
    [InlineData("rule:*", 6, "rule's id")]
    [InlineData("order:12", 7, "at least 4")]
    [InlineData("order:abcd", 7, "a digit")]
    [InlineData("near:5", 6, "two words in parentheses")]
    [InlineData("near:x(退款 投诉)", 6, "from 0 to 50")]
    [InlineData("near:51(退款 投诉)", 6, "from 0 to 50")]
    [InlineData("near:5(退款)", 7, "two words")]
    [InlineData("near:5(退款 投诉 快递)", 7, "two words")]
    [InlineData("near:5(退款 投诉", 7, "never closed")]
    [InlineData("near:5(退款 (投诉))", 11, "words alone")]
    [InlineData("near:5(退款 ，)", 11, "only punctuation")]
    [InlineData("退款 synonyms:maybe", 13, "on or off")]
    [InlineData("synonyms:on", 11, "nothing to search for")]
    public void A_mistake_has_a_column_and_a_remedy(string query, int column, string words)
    {
        var error = Error(query);
        Assert.Equal(column, error.Column);
        Assert.Contains(words, error.Sentence("en"), StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy.Zh);
        Assert.NotEmpty(error.Remedy.En);
    }

    [Theory]
    [InlineData("wait:>180", "Wait More 180000")]
    [InlineData("wait:＞180S", "Wait More 180000")]
    [InlineData("wait:>=3m", "Wait MoreOrSame 180000")]
    [InlineData("wait:<1.5min", "Wait Less 90000")]
    [InlineData("wait:≤2分钟", "Wait LessOrSame 120000")]
    [InlineData("wait:30秒", "Wait Is 30000")]
    [InlineData("wait:>1h", "Wait More 3600000")]
    [InlineData("score:<60", "Score Less 6000")]
    [InlineData("score:=59.5", "Score Is 5950")]
    [InlineData("stars:<=2", "Stars LessOrSame 2")]
    [InlineData("stars:5", "Stars Is 5")]
    public void A_figure_may_be_compared(string query, string figure)
    {
        var measure = Assert.IsType<QueryNode.MeasureIs>(Tree(query));
        Assert.Equal(figure, $"{measure.Measure} {measure.Comparison} {measure.Value.ToString(CultureInfo.InvariantCulture)}");
    }

    [Fact]
    public void Every_result_can_be_asked_for()
    {
        foreach (var outcome in Enum.GetValues<OutcomeKinds>().Where(kind => kind != OutcomeKinds.Unknown)) Assert.Equal(new QueryNode.OutcomeIs(outcome), Tree($"outcome:{outcome}"));
        foreach (var trait in Enum.GetValues<ConversationTraits>().Where(trait => trait != ConversationTraits.Nothing)) Assert.Equal(new QueryNode.Has(trait), Tree($"has:{trait}"));
        foreach (var severity in Enum.GetValues<Severity>()) Assert.Equal(new QueryNode.SeverityIs(Comparison.MoreOrSame, severity), Tree($"severity:>={severity}"));
        Assert.Equal(new QueryNode.RuleIs("zh.forbid.", true), Tree("rule:ZH.forbid.*"));
        Assert.Equal(new QueryNode.RuleIs("zh.forbid.vague", false), Tree("rule:zh.forbid.vague"));
        Assert.Equal(new QueryNode.WeekIs(new(2026, 46)), Tree("week:2026-w46"));
        Assert.Equal(new QueryNode.NumberHolds("SF1234"), Tree("order:SF1234"));
        Assert.Equal(new QueryNode.Near(5, new("退款"), new("best regards", true)), Tree("near:5（退款 “best regards”*）"));
    }

    [Fact]
    public void Synonyms_widen_what_is_not_quoted_when_they_are_asked_for()
    {
        var groups = SynonymGroups.Read("synonyms.txt", "# 同义\n软件, 软体\nT恤，短袖 # 衣\n");
        Assert.Equal("([軟件安裝] | [软体安裝])", Of("軟件安裝 synonyms:on"));
        Assert.Equal("([我的T恤] | [我的短袖])", Of("synonyms:on 我的T恤"));
        Assert.Equal("([软件] & ([T恤] | [短袖]))", Of("\"软件\" T恤 synonyms:on"));
        Assert.Equal("([退款] & !([短袖] | [T恤]))", Of("退款 -短袖 synonyms:on"));
        Assert.Equal("[软件]", Of("软件"));
        Assert.Equal("[软件]", Of("软件 synonyms:off"));

        string Of(string query) => Show(QueryParser.Parse(query, Workspace.Shanghai, groups).Tree!);
    }

    [Theory]
    [InlineData("软件\n", 1, 1)]
    [InlineData("软件, 软体\n# 好\nT恤, ，\n", 3, 4)]
    public void A_line_that_is_no_group_is_refused_at_its_place(string text, int line, int column)
    {
        var problem = Assert.Throws<SettingsException>(() => SynonymGroups.Read("synonyms.txt", text));
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"synonyms.txt:{line}:{column}"), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_is_refused_at_its_column()
    {
        Assert.Equal(2001, Error(new string('退', 2001)).Column);
        Assert.Equal(1 + 2 * 100, Error(string.Join(' ', Enumerable.Repeat("退", 900))).Column);
        Assert.Equal(17, Error(new string('(', 900)).Column);
        Assert.Equal(2001, Error(string.Join(' ', Enumerable.Repeat("退款", 10_000))).Column);
    }

    [Fact]
    public void The_caret_stands_under_the_mistake_also_behind_wide_characters()
    {
        var query = "退款 agnt:801";
        Assert.Equal("""
            退款 agnt:801
                 ^
            第 4 列：没有名为 agnt: 的筛选条件。可用的有 agent: by: shop: channel: customer: conversation: role: kind: from: to: week: rule: severity: wait: score: stars: outcome: has: order: near: synonyms:；要找这段文字，请加引号。
            """, Error(query).Explain(query, "zh"));
    }

    [Fact]
    public void Of_a_long_query_only_the_neighbourhood_is_shown()
    {
        var query = string.Concat(Enumerable.Repeat("👍 ", 300)) + "( " + new string('a', 300);
        Assert.All(Error(query).Explain(query, "en").Split('\n'), line => Assert.InRange(line.Length, 1, 150));
    }

    [Theory]
    [InlineData("退款 agent:801 -自动回复",
        "读作：短语「退款」，客服是 801，不含短语「自动回复」。",
        "Reads as: the phrase “退款”, agent 801, without the phrase “自动回复”.")]
    [InlineData("refund* OR (退 -role:bot)",
        "读作：以「refund」开头的词 或 （「退」 且 不满足（角色是机器人））。",
        "Reads as: words that begin with “refund” or (“退” and not (role bot)).")]
    [InlineData("by:801 -agent:802 shop:a channel:b customer:c conversation:d kind:recall",
        "读作：发送者是 801，客服不是 802，店铺是 a，渠道是 b，顾客是 c，会话是 d，类型是撤回。",
        "Reads as: sent by 801, not agent 802, shop a, channel b, customer c, conversation d, kind recall.")]
    [InlineData("from:2026-11-09 to:2026-11-15 role:customer",
        "读作：从 2026-11-09 起，到 2026-11-15 为止（含），角色是顾客。",
        "Reads as: from 2026-11-09, up to and including 2026-11-15, role customer.")]
    [InlineData("退款 wait:>180s score:<60 stars:<=2 week:2026-W46",
        "读作：短语「退款」，会话的最长等待超过 180 秒，会话得分低于 60 分，顾客评价不超过 2 星，会话在 2026-W46 周。",
        "Reads as: the phrase “退款”, the conversation's longest wait is over 180 seconds, the conversation's score is below 60, the customer's rating is at most 2 stars, the conversation's week is 2026-W46.")]
    [InlineData("rule:zh.forbid.* severity:>=major outcome:refunded has:transfer",
        "读作：消息命中编号开头为 zh.forbid. 的规则，消息有至少为「重」的命中，会话的结果是已退款，会话里有转接。",
        "Reads as: the message is hit by a rule that begins with zh.forbid., the message has a hit of severity at least major, the conversation's outcome is refunded, the conversation has a transfer.")]
    [InlineData("near:5(退款 投诉) -order:4471",
        "读作：短语「退款」与短语「投诉」相隔不超过 5 个字词，不满足（号码含 4471（消息里写到，或是顾客的订单号、运单号））。",
        "Reads as: the phrase “退款” and the phrase “投诉” with at most 5 characters or words between them, not (a number that contains 4471 (in the message, or an order or tracking number of the customer)).")]
    public void A_query_is_read_back(string query, string zh, string en)
    {
        Assert.Equal(zh, Reading.Of(Tree(query), "zh"));
        Assert.Equal(en, Reading.Of(Tree(query), "en"));
    }

    [Fact]
    public void Every_role_and_kind_can_be_typed_and_read_back()
    {
        foreach (var role in Enum.GetValues<Role>()) Assert.Equal(new QueryNode.RoleIs(role), Tree($"role:{role}"));
        foreach (var kind in Enum.GetValues<MessageKind>()) Assert.Equal(new QueryNode.KindIs(kind), Tree($"kind:{kind}"));
    }

    [Theory]
    [InlineData("n12", true)]
    [InlineData("o-5", true)]
    [InlineData("r1.2", true)]
    [InlineData("r1.2.3", true)]
    [InlineData("", false)]
    [InlineData("n", false)]
    [InlineData("x1", false)]
    [InlineData("n1.2", false)]
    [InlineData("r1", false)]
    [InlineData("r1.2.9221120237041090560", false)]  // not a number
    [InlineData("n99999999999999999999", false)]
    public void A_cursor_is_read_or_refused(string text, bool accepted)
    {
        Assert.Equal(accepted, SearchCursor.TryParse(text, out var cursor));
        if (accepted) Assert.Equal(text, cursor!.ToString());
    }
}
