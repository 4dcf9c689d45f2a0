using QA.Ingest.Text;

namespace QA.Tests.Text;

public class FoldTests
{
    [Theory]
    [InlineData("發財 頭髮 发", "发财 头发 发")]
    [InlineData("後天退貨運費誰出", "后天退货运费谁出")]
    [InlineData("妳在嗎？峯哥", "你在吗?峰哥")]
    [InlineData("乾淨 幹部 干", "干净 干部 干")]
    [InlineData("台灣 臺北 颱風 檯面", "台湾 台北 台风 台面")]
    [InlineData("麵條 麪包 裡面 裏面 為何 爲何", "面条 面包 里面 里面 为何 为何")]
    [InlineData("隻 祇 衹 只 著 着", "只 只 只 只 着 着")]
    [InlineData("羣裏 群里 綫上 線上", "群里 群里 线上 线上")]
    [InlineData("ＩＰｈｏｎｅ　１５！", "iphone 15!")]
    [InlineData("Refund NOW", "refund now")]
    [InlineData("can’t “wait”", "can't \"wait\"")]
    [InlineData("ｶﾅ。￥", "カナ。¥")]
    [InlineData("⼈⺟", "人母")]
    [InlineData("𠮷野家👍🏻", "𠮷野家👍🏻")]
    public void One_character_becomes_one(string original, string folded) => Assert.Equal(folded, Fold.Of(original));

    [Fact]
    public void Folding_twice_changes_nothing_more() => Assert.Empty(
        from c in Enumerable.Range(0, char.MaxValue + 1)
        let once = Fold.Char((char)c)
        where Fold.Char(once) != once
        select $"U+{c:X4} → {once} → {Fold.Char(once)}");

    [Fact]
    public void Halves_of_surrogate_pairs_stay_as_they_are() => Assert.Empty(
        from c in Enumerable.Range(0, char.MaxValue + 1)
        where char.IsSurrogate((char)c) ? Fold.Char((char)c) != c : char.IsSurrogate(Fold.Char((char)c))
        select $"U+{c:X4}");

    [Fact]
    public void The_pairs_are_pairs()
    {
        foreach (var pairs in (string[])[HanPairs.Simplified, HanPairs.Variants, HanPairs.Radicals])
        {
            var characters = pairs.Where(c => !char.IsWhiteSpace(c)).ToArray();
            Assert.Equal(0, characters.Length % 2);
            Assert.DoesNotContain(characters, char.IsSurrogate);
            var folded = characters.Where((_, i) => i % 2 == 0).ToArray();
            Assert.Equal(folded.Length, folded.Distinct().Count());
        }
        Assert.True(HanPairs.Simplified.Count(c => !char.IsWhiteSpace(c)) > 5600, "the database knows about 2,850 pairs");
    }

    [Fact]
    public void A_text_that_is_folded_already_is_not_copied()
    {
        var text = "退款 refund";
        Assert.Same(text, Fold.Of(text));
    }

    [Fact]
    public void A_buffer_can_be_folded_in_place()
    {
        var buffer = "請稍等ABC".ToCharArray();
        Fold.Into(buffer, buffer);
        Assert.Equal("请稍等abc", new string(buffer));
    }
}
