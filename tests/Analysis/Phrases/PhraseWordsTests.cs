using QA.Analysis.Metrics;
using QA.Analysis.Phrases;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Phrases;

public class PhraseWordsTests
{
    [Theory]
    [InlineData("亲,什么时候能发货呀?", "什么时候? 发货")]
    [InlineData("这款还有现货吗", "有货")]
    [InlineData("尺码偏大吗", "偏大 尺码")]
    [InlineData("你好 1234567号订单发货了吗", "# 发货 号订 订单")]
    [InlineData("How long does delivery take?", "shipping take when?")]
    [InlineData("Is it in stock", "stock")]
    public void A_question_is_its_terms(string text, string terms) => Assert.Equal(terms, PhraseWords.BuiltIn.Read(text, Courtesy.Default)!.Key);

    [Theory]
    [InlineData("好的")]
    [InlineData("我买了两件")]
    [InlineData("在吗")]
    [InlineData("有人在吗")]
    [InlineData("Anyone?")]
    [InlineData("it is fine")]
    public void What_asks_nothing_is_no_question(string text) => Assert.Null(PhraseWords.BuiltIn.Read(text, Courtesy.Default));

    [Fact]
    public void A_broken_list_is_told_with_its_place() =>
        Assert.Equal(6, Assert.Throws<SettingsException>(() => PhraseWords.Load("p.yaml", "asks: [吗]\nbegins: []\ndrop: []\nquestions: []\nsame: {什么: [啥]}\nother: 1\n")).Line);
}
