using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Flow;

public class ClosingCheckTests
{
    const string Asked = "09:00:00 customer 在吗\n";

    static Compliance Closing(string chat, string? horizon = "12:00:00", Profile? profile = null)
    {
        var conversation = Chat.Of(chat);
        return ClosingCheck.Of(conversation, conversation.Turns(), profile ?? new(), horizon is null ? null : Chat.At(horizon));
    }

    static string Seen(Compliance closing) =>
        string.Join(' ', closing.Components.Where(component => component.IsSeen).Select(component => component.Name));

    [Fact]
    public void All_three_components_pass_each_with_the_words_that_prove_it()
    {
        var closing = Closing(Asked + """
            09:00:05 li 还有什么可以帮您的吗
            09:00:06 li 感谢咨询,祝您愉快
            """);
        Assert.Equal(ComplianceVerdict.Pass, closing.Verdict);
        Assert.Equal(
            [new("further_help", "m2", 0, 10, "还有什么可以帮您的吗"), new("thanks", "m3", 0, 2, "感谢"), new Component("wish", "m3", 5, 2, "祝您")],
            closing.Components);
    }

    [Theory]
    [InlineData("請問還有其他可以幫到您的嗎?感謝您的諮詢,祝您購物愉快", "further_help thanks wish")]
    [InlineData("Is there anything else? Thank you for contacting us, have a great day!", "further_help thanks wish")]
    [InlineData("Thanks for your order, please feel free to contact us", "thanks wish")]
    [InlineData("如果还有其他问题,欢迎随时联系我们", "wish")]
    [InlineData("If you have any other questions, let us know", "wish")]
    [InlineData("谢谢", "thanks")]
    [InlineData("不用谢", "")]
    [InlineData("您好,欢迎光临", "")]
    [InlineData("好的", "")]
    public void Components_are_told_from_words_that_only_look_like_them(string text, string seen) =>
        Assert.Equal(seen, Seen(Closing(Asked + $"09:00:05 li {text}")));

    [Fact]
    public void Some_components_are_partial_and_none_fails()
    {
        Assert.Equal(ComplianceVerdict.Partial, Closing(Asked + "09:00:05 li 谢谢").Verdict);
        Assert.Equal(ComplianceVerdict.Fail, Closing(Asked + "09:00:05 li 有的").Verdict);
    }

    [Fact]
    public void A_customer_s_thanks_as_the_last_word_leave_the_closing_to_the_turn_before() =>
        Assert.Equal((ComplianceVerdict.Partial, "thanks wish"), Described(Closing(Asked + """
            09:00:05 li 谢谢,祝您愉快
            09:00:10 customer 好的谢谢
            """)));

    [Fact]
    public void A_last_question_without_an_answer_is_a_missed_closing() =>
        Assert.Equal((ComplianceVerdict.Missed, ""), Described(Closing(Asked + """
            09:00:05 li 谢谢,祝您愉快
            09:00:10 customer 那什么时候发货
            """)));

    [Fact]
    public void A_bot_s_closing_words_are_not_the_agent_s() =>
        Assert.Equal((ComplianceVerdict.Fail, ""), Described(Closing(Asked + """
            09:00:05 li 有的
            09:00:10 bot 感谢咨询,祝您愉快,还有什么可以帮您的吗
            """)));

    [Theory]
    [InlineData("09:00:00 customer 在吗")]
    [InlineData("09:00:00 customer 在吗\n09:00:01 bot 您好")]
    [InlineData("09:00:00 li 您的订单还没付款哦")]
    [InlineData("09:00:00 li 您的订单还没付款哦\n09:00:10 customer 怎么付")]
    public void Where_no_human_ever_answered_it_is_not_applicable(string chat) =>
        Assert.Equal(ComplianceVerdict.NotApplicable, Closing(chat).Verdict);

    [Theory]
    [InlineData("09:00:10 system [transfer]转接给 wang", ComplianceVerdict.NotApplicable)]
    [InlineData("09:00:10 customer 那退货呢\n09:00:12 system [transfer]转接给 wang", ComplianceVerdict.NotApplicable)]
    [InlineData("09:00:10 system [transfer]转接给 wang\n09:00:12 bot 正在为您转接", ComplianceVerdict.NotApplicable)]
    [InlineData("09:00:10 system [transfer]转接给 wang\n09:00:12 customer 好的", ComplianceVerdict.NotApplicable)]
    [InlineData("09:00:10 system [transfer]转接给 wang\n09:00:12 customer 人呢", ComplianceVerdict.Missed)]
    [InlineData("09:00:10 system [transfer]转接给 wang\n09:00:12 wang 有的", ComplianceVerdict.Fail)]
    public void Who_hands_over_has_nothing_to_close(string end, ComplianceVerdict verdict) =>
        Assert.Equal(verdict, Closing(Asked + "09:00:05 li 我帮您转接\n" + end).Verdict);

    [Theory]
    [InlineData("09:30:04", ComplianceVerdict.NotApplicable)]
    [InlineData("09:30:05", ComplianceVerdict.Fail)]
    [InlineData(null, ComplianceVerdict.Fail)]
    public void A_conversation_younger_than_the_gap_has_not_ended(string? horizon, ComplianceVerdict verdict) =>
        Assert.Equal(verdict, Closing(Asked + "09:00:05 li 有的", horizon).Verdict);

    [Fact]
    public void Without_times_a_conversation_has_ended() =>
        Assert.Equal(ComplianceVerdict.Partial, Closing("- customer 在吗\n- li 谢谢").Verdict);

    [Fact]
    public void The_profile_says_what_is_required_and_what_asks_for_nothing()
    {
        var profile = new Profile { Closing = new() { Required = ["wish"] }, Courtesies = ["妥"] };
        Assert.Equal((ComplianceVerdict.Pass, "wish"), Described(Closing(Asked + "09:00:05 li 祝您愉快\n09:00:10 customer 妥", profile: profile)));
    }

    static (ComplianceVerdict, string) Described(Compliance closing) => (closing.Verdict, Seen(closing));
}
