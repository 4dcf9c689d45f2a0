using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Metrics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class CourtesyTests
{
    [Theory]
    [InlineData("谢谢")]
    [InlineData("谢谢啦!!")]
    [InlineData("謝謝您")]
    [InlineData("好的～")]
    [InlineData("好的，谢谢亲 [微笑]")]
    [InlineData("嗯嗯 好的 谢谢")]
    [InlineData("嗯嗯嗯嗯")]
    [InlineData("那好吧")]
    [InlineData("非常感谢！辛苦了")]
    [InlineData("知道了，谢谢客服小姐姐")]
    [InlineData("收到😊")]
    [InlineData("没有了，谢谢")]
    [InlineData("拜拜👋🏻")]
    [InlineData("唔該晒")]
    [InlineData("好的，谢谢您的耐心解答，我没有其它问题了")]
    [InlineData("no thanks, that's it for now")]
    [InlineData("ＯＫ")]
    [InlineData("ok thx")]
    [InlineData("OK, thank you so much!")]
    [InlineData("That’s great, thanks for your help :)")]
    [InlineData("bye bye")]
    [InlineData("Have a nice day!")]
    [InlineData("冇喇，唔該晒")]
    [InlineData("好嘅")]
    [InlineData("行，先这样")]
    [InlineData("没有 谢谢")]
    [InlineData("好的，我试试")]
    [InlineData("No, that's all. Thank you!")]
    [InlineData("nope, all good")]
    [InlineData("ok will do")]
    [InlineData("You've been very helpful, thank you")]
    [InlineData("Thank you Anna!")]
    [InlineData("ok thanks, Mike :)")]
    public void Thanks_ok_and_bye_ask_for_nothing(string text) => Assert.True(Courtesy.Default.IsCourtesy(text));

    [Theory]
    [InlineData("[微笑]")]
    [InlineData("[微笑][鲜花]")]
    [InlineData("/:065")]
    [InlineData("/:^_^/:-F")]
    [InlineData("👍")]
    [InlineData("👍🏽❤️")]
    [InlineData(":-)")]
    [InlineData("^_^")]
    public void Emoticons_ask_for_nothing(string text) => Assert.True(Courtesy.Default.IsCourtesy(text));

    [Theory]
    [InlineData("在吗")]
    [InlineData("你好")]
    [InlineData("您好")]
    [InlineData("hi")]
    [InlineData("亲")]
    [InlineData("好的吗")]
    [InlineData("好吗")]
    [InlineData("行吗")]
    [InlineData("好不好")]
    [InlineData("可以吗")]
    [InlineData("可以开发票")]
    [InlineData("知道吗")]
    [InlineData("谢谢，那什么时候发货")]
    [InlineData("好的，麻烦快一点")]
    [InlineData("ok?")]
    [InlineData("好的？")]
    [InlineData("??")]
    [InlineData("...")]
    [InlineData("ok when will it ship")]
    [InlineData("thanks but the box was empty")]
    [InlineData("token")]
    [InlineData("188")]
    [InlineData("[图片]")]
    [InlineData("[商品链接]")]
    [InlineData("[Photo]")]
    [InlineData("收到的东西坏了")]
    [InlineData("好贵")]
    [InlineData("你们的服务")]
    [InlineData("没有")]
    [InlineData("no")]
    [InlineData("no it isn't")]
    [InlineData("没有收到")]
    [InlineData("Thanks but Mike promised")]
    [InlineData("thanks refund")]
    [InlineData("Mike")]
    [InlineData("thank you Anna?")]
    [InlineData("Great, now it broke")]
    [InlineData("for your information it broke")]
    [InlineData("")]
    public void Whatever_else_is_said_asks(string text) => Assert.False(Courtesy.Default.IsCourtesy(text));

    [Fact]
    public void A_long_text_is_no_courtesy_even_of_courteous_words() =>
        Assert.False(Courtesy.Default.IsCourtesy(string.Concat(Enumerable.Repeat("谢谢", 40))));

    [Fact]
    public void Sixty_units_are_still_read() => Assert.True(Courtesy.Default.IsCourtesy(string.Concat(Enumerable.Repeat("谢谢", 30))));

    [Fact]
    public void A_turn_asks_as_soon_as_one_message_of_it_does()
    {
        var turns = Chat.Of("""
            09:00:00 customer 谢谢
            09:00:05 customer 那什么时候发货
            09:01:00 li 今天
            09:02:00 customer 好的
            09:02:05 customer [emoticon] 动画表情
            """).Turns();

        Assert.Equal([true, false, false], turns.Select(Courtesy.Default.Asks));
    }

    [Fact]
    public void A_picture_or_a_card_asks() => Assert.Equal([true, true], Chat.Of("""
        09:00:00 customer [image] 图
        09:00:10 li 收到
        09:00:20 customer [card] 商品
        """).Turns().Where(t => t.Side is Side.Customer).Select(Courtesy.Default.Asks));

    [Theory]
    [InlineData("没有")]
    [InlineData("没")]
    [InlineData("冇")]
    [InlineData("没有哦，谢谢")]
    [InlineData("No")]
    [InlineData("nope")]
    public void No_asks_for_nothing_after_an_offer(string text) => Assert.False(AsksAfterOffer(text));

    [Theory]
    [InlineData("没有收到")]
    [InlineData("没有货吗")]
    [InlineData("no refund yet")]
    [InlineData("有")]
    [InlineData("yes")]
    public void What_goes_on_after_an_offer_asks(string text) => Assert.True(AsksAfterOffer(text));

    static bool AsksAfterOffer(string text) =>
        Courtesy.Default.AsksAfterOffer(Chat.Of($"09:00:00 customer {text}").Turns()[0]);

    [Fact]
    public void A_profile_brings_its_own_list()
    {
        var courtesy = Courtesy.Of(new() { Courtesies = ["得劲"] });

        Assert.True(courtesy.IsCourtesy("得劲啊!"));
        Assert.False(courtesy.IsCourtesy("谢谢"));
    }

    [Fact]
    public void Whatever_stands_before_it_a_question_mark_asks() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("谢谢", "好", "的", "ok", " ", "[微笑", "]", "/:0", "/:", ":)", "👍", "\uD83D", "'", "x")).ToArbitrary(),
        parts => !Courtesy.Default.IsCourtesy(string.Concat(parts) + " ?")).QuickCheckThrowOnFailure();

    [Fact]
    public void A_misspelt_key_of_the_word_list_is_named_with_its_place()
    {
        var problem = Assert.Throws<SettingsException>(() => CourtesyWords.Parse("words.yaml", """
            entries: []
            befor: []
            before: []
            after: []
            emoticons: []
            not_emoticons: []
            declines: []
            """));

        Assert.Equal("words.yaml:2:1: unknown key 'befor': did you mean 'before'?", problem.Message);
    }
}
