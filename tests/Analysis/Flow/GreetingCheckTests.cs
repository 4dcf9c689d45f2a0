using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

public class GreetingCheckTests
{
    static Compliance Greeting(string chat, Profile? profile = null)
    {
        var conversation = Chat.Of(chat);
        return GreetingCheck.Of(conversation, conversation.Turns(), profile ?? new());
    }

    static string Seen(Compliance greeting) =>
        string.Join(' ', greeting.Components.Where(component => component.IsSeen).Select(component => component.Name));

    [Fact]
    public void All_three_components_pass_each_with_the_words_that_prove_it()
    {
        var greeting = Greeting("""
            09:00:00 customer 在吗
            09:00:05 li 亲,您好
            09:00:06 li 我是客服小林,请问有什么可以帮您
            """);
        Assert.Equal(ComplianceVerdict.Pass, greeting.Verdict);
        Assert.Equal(
            [new("salutation", "m2", 0, 1, "亲"), new("identity", "m3", 0, 6, "我是客服小林"), new Component("offer", "m3", 7, 5, "请问有什么")],
            greeting.Components);
    }

    [Theory]
    [InlineData("您好,801号客服为您服务,请问有什么可以帮您", "salutation identity offer")]
    [InlineData("歡迎光臨晴空旗艦店,很高興為您服務", "salutation identity offer")]
    [InlineData("Hello, this is Anna from Sunny Store. How can I help you?", "salutation identity offer")]
    [InlineData("Dear friend, thanks for your inquiry", "salutation offer")]
    [InlineData("晚上好呀,请问需要什么帮助", "salutation offer")]
    [InlineData("你好,工号1024", "salutation identity")]
    [InlineData("hi", "salutation")]
    [InlineData("在的", "")]
    [InlineData("你好好看看尺码表", "")]
    [InlineData("您好像还没付款", "")]
    [InlineData("this is in stock", "")]
    [InlineData("我帮您转接售后客服", "")]
    public void Components_are_told_from_words_that_only_look_like_them(string text, string seen) =>
        Assert.Equal(seen, Seen(Greeting($"09:00:00 customer 在吗\n09:00:05 li {text}")));

    [Fact]
    public void Some_components_are_partial_and_none_fails()
    {
        Assert.Equal(ComplianceVerdict.Partial, Greeting("09:00:05 li 您好").Verdict);
        Assert.Equal(ComplianceVerdict.Fail, Greeting("09:00:05 li 没货").Verdict);
    }

    [Fact]
    public void The_first_human_turn_counts_by_whichever_agent_and_no_later_one() => Assert.Equal("salutation", Seen(Greeting("""
        09:00:00 customer 在吗
        09:00:05 wang 您好
        09:01:00 customer 有货吗
        09:01:05 li 我是客服小林,请问有什么可以帮您
        """)));

    [Fact]
    public void A_bot_s_greeting_is_not_the_agent_s()
    {
        var greeting = Greeting("""
            09:00:00 customer 在吗
            09:00:01 bot 您好,晴空旗舰店欢迎您
            09:00:30 li 有货的
            """);
        Assert.Equal(ComplianceVerdict.Auto, greeting.Verdict);
        Assert.Equal("", Seen(greeting));
    }

    [Fact]
    public void A_human_component_outweighs_the_bot() => Assert.Equal(ComplianceVerdict.Partial, Greeting("""
        09:00:00 customer 在吗
        09:00:01 bot 您好,欢迎光临
        09:00:30 li 您好
        """).Verdict);

    [Fact]
    public void A_bot_that_does_not_greet_leaves_the_greeting_failed() => Assert.Equal(ComplianceVerdict.Fail, Greeting("""
        09:00:00 customer 在吗
        09:00:01 bot 正在转接人工
        09:00:30 li 没货
        """).Verdict);

    [Theory]
    [InlineData("09:00:00 customer 在吗")]
    [InlineData("09:00:00 customer 在吗\n09:00:01 bot 您好")]
    [InlineData("09:00:00 customer 在吗\n09:00:01 li [recall]您好")]
    public void Where_no_human_wrote_it_is_not_applicable(string chat) =>
        Assert.Equal(ComplianceVerdict.NotApplicable, Greeting(chat).Verdict);

    [Fact]
    public void The_profile_says_what_is_required()
    {
        var profile = new Profile { Greeting = new() { Required = ["salutation"] } };
        var greeting = Greeting("09:00:05 li 您好,有货的", profile);
        Assert.Equal((ComplianceVerdict.Pass, 1), (greeting.Verdict, greeting.Components.Count));
    }

    [Fact]
    public void An_unknown_component_is_refused_with_the_known_ones()
    {
        var profile = new Profile { Greeting = new() { Required = ["smile"] } };
        var refusal = Assert.Throws<ArgumentException>(() => Greeting("09:00:05 li 您好", profile));
        Assert.StartsWith("'smile' is no component: use salutation, identity, offer", refusal.Message, StringComparison.Ordinal);
    }
}
