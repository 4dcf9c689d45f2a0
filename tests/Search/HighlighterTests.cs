using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Search;
using QA.Tests.Text;

namespace QA.Tests.Search;

public class HighlighterTests
{
    static IReadOnlyList<TextSpan> Spans(string query, string text) =>
        new Highlighter(QueryParser.Parse(query, Workspace.Shanghai).Tree!).Spans(text);

    /// <summary>The text with its matches in brackets.</summary>
    static string Marked(string query, string text)
    {
        foreach (var span in Spans(query, text).Reverse()) text = text.Insert(span.End, "]").Insert(span.Start, "[");
        return text;
    }

    [Theory]
    [InlineData("退款", "想退款，能退款吗", "想[退款]，能[退款]吗")]
    [InlineData("退款", "請問怎麼退款", "請問怎麼[退款]")]
    [InlineData("发货", "什麼時候發貨呀", "什麼時候[發貨]呀")]
    [InlineData("iphone15", "我的ＩＰｈｏｎｅ　１５坏了", "我的[ＩＰｈｏｎｅ　１５]坏了")]
    [InlineData("退款 快递", "快递没到，退款", "[快递]没到，[退款]")]
    [InlineData("退款 OR 款吗", "退款吗", "[退款吗]")]
    [InlineData("哈哈", "哈哈哈哈", "[哈哈哈哈]")]
    [InlineData("退 OR 款", "退款", "[退][款]")]
    [InlineData("退款 -快递", "退款快递", "[退款]快递")]
    [InlineData("refund*", "Refunded the refund", "[Refunded] the [refund]")]
    [InlineData("the", "they saw the other", "they saw [the] other")]
    [InlineData("cafe\u0301", "Cafe\u0301!", "[Cafe\u0301]!")]
    [InlineData("𠮷野家", "去𠮷野家吃", "去[𠮷野家]吃")]
    [InlineData("👍", "好👍🏻👍", "好[👍🏻][👍]")]
    [InlineData("微信", "加微\u200B信吧", "加[微\u200B信]吧")]
    [InlineData("4.5", "评分4.5分", "评分[4.5]分")]
    [InlineData("agent:801 退款", "801退款", "801[退款]")]
    [InlineData("agent:801", "801", "801")]
    [InlineData("退款", "退 款", "退 款")]
    [InlineData("退款", "", "")]
    public void Matches_are_marked_in_the_original_text(string query, string text, string marked) => Assert.Equal(marked, Marked(query, text));

    [Fact]
    public void Spans_are_in_order_and_cut_no_character() => Check.QuickThrowOnFailure(Prop.ForAll(Texts.Any, Texts.Any, (text, words) =>
    {
        var parsed = QueryParser.Parse(words, Workspace.Shanghai);
        if (!parsed.IsValid) return;
        var end = 0;
        foreach (var span in new Highlighter(parsed.Tree).Spans(text))
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= text.Length);
            Assert.False(span.Start > 0 && char.IsSurrogatePair(text, span.Start - 1));
            Assert.False(span.End < text.Length && char.IsSurrogatePair(text, span.End - 1));
            end = span.End;
        }
    }));

    [Fact]
    public void What_matches_is_marked_and_what_does_not_is_not() => Check.QuickThrowOnFailure(Prop.ForAll(Texts.Any, Texts.Any, (before, after) =>
    {
        var spans = new Highlighter(new QueryNode.Phrase("投诉")).Spans($"{before}投訴。{after}");
        Assert.Equal([new(before.Length, 2)], spans);
    }));
}
