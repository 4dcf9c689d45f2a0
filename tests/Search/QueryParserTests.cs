using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Search;

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
    [InlineData("退款 wait:>180s", 4, "not yet searchable here")]
    [InlineData("has:transfer", 1, "not yet searchable here")]
    [InlineData("near:5(退款 投诉)", 1, "not yet searchable here")]
    public void A_mistake_has_a_column_and_a_remedy(string query, int column, string words)
    {
        var error = Error(query);
        Assert.Equal(column, error.Column);
        Assert.Contains(words, error.Sentence("en"), StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy.Zh);
        Assert.NotEmpty(error.Remedy.En);
    }

    [Theory]
    [InlineData("rule")]
    [InlineData("severity")]
    [InlineData("week")]
    [InlineData("score")]
    [InlineData("stars")]
    [InlineData("outcome")]
    public void A_filter_on_results_is_known_and_refused(string name) =>
        Assert.Contains("not yet searchable here", Error($"退款 {name}:x").Sentence("en"), StringComparison.Ordinal);

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
            第 4 列：没有名为 agnt: 的筛选条件。可用的有 agent: by: shop: channel: customer: conversation: role: kind: from: to:；要找这段文字，请加引号。
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
