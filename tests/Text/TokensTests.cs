using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Text;

namespace QA.Tests.Text;

public class TokensTests
{
    /// <summary>Terms in order; a bar where the position jumps.</summary>
    static string Split(string text)
    {
        var folded = Fold.Of(text);
        var terms = new List<string>();
        var last = -1;
        foreach (var token in new Tokens(folded))
        {
            if (token.Position == last + 2) terms.Add("|");
            else Assert.Equal(last + 1, token.Position);
            last = token.Position;
            var term = new char[token.Length];
            terms.Add(new string(term, 0, token.CopyTerm(folded, term)));
        }
        return string.Join(' ', terms);
    }

    [Theory]
    [InlineData("退款", "退款 款")]
    [InlineData("退", "退")]
    [InlineData("什么时候发货", "什么 么时 时候 候发 发货 货")]
    [InlineData("什麼時候發貨", "什么 么时 时候 候发 发货 货")]
    [InlineData("我的T恤尺码", "我的 的 t 恤尺 尺码 码")]
    [InlineData("7天无理由", "7 天无 无理 理由 由")]
    [InlineData("iPhone15Pro", "iphone 15 pro")]
    [InlineData("iPhone 15", "iphone 15")]
    [InlineData("2个", "2 个")]
    [InlineData("２個", "2 个")]
    [InlineData("在吗？退款", "在吗 吗 | 退款 款")]
    [InlineData("退 款", "退 | 款")]
    [InlineData("thank you, bye", "thank you | bye")]
    [InlineData("4.5分", "4 | 5 分")]
    [InlineData("  你好  ", "你好 好")]
    [InlineData("，，！", "")]
    [InlineData("", "")]
    public void A_CJK_run_gives_pairs_and_its_last_character(string text, string terms) => Assert.Equal(terms, Split(text));

    [Theory]
    [InlineData("好的👍", "好的 的 👍")]
    [InlineData("👍👍", "👍 👍")]
    [InlineData("👍🏻好", "👍 好")]
    [InlineData("❤️", "❤")]
    [InlineData("🇨🇳🇭🇰", "🇨🇳 🇭🇰")]
    [InlineData("👨‍👩‍👧", "👨 👩 👧")]
    [InlineData("1️⃣", "1")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("去𠮷", "去𠮷 𠮷")]
    public void Emoji_and_surrogate_pairs_are_one_character_each(string text, string terms) => Assert.Equal(terms, Split(text));

    [Theory]
    [InlineData("微\u200B信", "微信 信")]
    [InlineData("re\u00ADfund", "refund")]
    [InlineData("cafe\u0301", "cafe\u0301")]
    [InlineData("か\u3099", "か")]
    [InlineData("退\0款", "退 | 款")]
    [InlineData("退\uE000款", "退 | 款")]
    [InlineData("退\uFFFD款", "退 | 款")]
    [InlineData("───", "")]
    public void What_nobody_sees_is_in_no_term(string text, string terms) => Assert.Equal(terms, Split(text));

    [Fact]
    public void Half_a_surrogate_pair_is_a_break() => Assert.Equal("退 | 款", Split("退\uD842款"));

    [Fact]
    public void A_token_says_where_it_stands_in_the_original_text()
    {
        var text = "𠮷野家 iPhone👍🏻！";
        Assert.Equal(
            ["𠮷野", "野家", "家", "iPhone", "👍🏻"],
            Places(text).Select(place => text.Substring(place.Start, place.Length)));
    }

    [Fact]
    public void Folding_moves_no_token() => Check.QuickThrowOnFailure(Prop.ForAll(Texts.Any, text =>
        Places(text).SequenceEqual(Places(Fold.Of(text)))));

    [Fact]
    public void Tokens_never_cut_a_surrogate_pair() => Check.QuickThrowOnFailure(Prop.ForAll(Texts.Any, text =>
        Places(text).All(token => token.Length > 0 && token.Start + token.Length <= text.Length
            && !(char.IsLowSurrogate(text[token.Start]) && token.Start > 0 && char.IsHighSurrogate(text[token.Start - 1]))
            && !(token.Start + token.Length < text.Length && char.IsSurrogatePair(text, token.Start + token.Length - 1)))));

    static List<Token> Places(string text)
    {
        var tokens = new List<Token>();
        foreach (var token in new Tokens(text)) tokens.Add(token);
        return tokens;
    }
}
