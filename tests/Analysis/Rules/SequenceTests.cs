using QA.Analysis.Rules;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Rules;

public class SequenceTests
{
    static readonly RuleEngine Engine = new(RuleBook.BuiltIn());

    static IEnumerable<Finding> Found(string rule, string chat)
    {
        List<Finding> findings = [], cues = [];
        Engine.Check(Chat.Of(chat), findings, cues);
        return findings.Where(finding => finding.RuleId == rule);
    }

    [Fact]
    public void What_is_missing_is_charged_to_who_answered_at_the_beginning_of_that_turn()
    {
        var finding = Assert.Single(Found("zh.empathy.first", "09:00:00 customer 收到是坏的\n09:00:10 wang 您好\n09:00:20 li 稍等"));
        Assert.Equal(("wang", "m2", "您好"), (finding.AgentId, finding.MessageId, finding.Text));
    }

    [Fact]
    public void What_came_first_and_should_not_is_the_evidence()
    {
        var finding = Assert.Single(Found("zh.empathy.first", "09:00:00 customer 收到是坏的\n09:00:10 li 亲,给您退货,抱歉"));
        Assert.Contains("退", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_anchor_of_a_conversation_counts() => Assert.Single(Found("zh.empathy.first", """
        09:00:00 customer 收到是坏的
        09:00:10 li 退货吧
        09:00:20 customer 质量太差
        09:00:30 li 退货吧
        """));

    [Theory]
    [InlineData("09:00:40 li 让您久等了,有的", 0)]
    [InlineData("09:00:40 li 有的", 1)]
    [InlineData("09:40:00 li 让您久等了,有的", 1)]
    [InlineData("09:00:40 system [transfer]转接给 wang", 0)]
    public void A_window_has_an_end_in_time(string then, int found) =>
        Assert.Equal(found, Found("zh.hold.pair", $"09:00:00 customer 有货吗\n09:00:10 li 请稍等,我帮您查一下\n{then}").Count());

    [Fact]
    public void Nothing_is_charged_where_no_agent_answered() =>
        Assert.Empty(Found("zh.empathy.first", "09:00:00 customer 收到是坏的\n09:00:10 bot 退货吧"));

    [Fact]
    public void Hints_carry_no_points_and_no_more_than_info() => Assert.All(
        RuleBook.BuiltIn().Rules.Where(rule => rule.Kind == "sequence" && rule.IsHeuristic),
        rule => Assert.Equal((0, Severity.Info), (rule.Points, rule.Severity)));

    [Fact]
    public void A_purchase_signal_is_a_cue_and_charged_to_nobody()
    {
        List<Finding> findings = [], cues = [];
        Engine.Check(Chat.Of("09:00:00 customer 那我拍一个\n09:00:10 li 好的,直接拍下就行,付好跟我说"), findings, cues);
        Assert.Equal(("zh.cue.purchase-signal", ""), (Assert.Single(cues).RuleId, cues[0].AgentId));
    }
}
