using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Facts;

public class FactsReaderTests
{
    static ConversationFacts Facts(string chat, Profile? profile = null, string customer = "buyer") =>
        new FactsReader(profile ?? new()).Read(Chat.Of(chat, customer: customer), horizon: null);

    [Fact]
    public void An_ordinary_conversation_in_figures()
    {
        var facts = Facts("""
            09:00:00 customer 在吗
            09:00:01 bot 您好
            09:01:30 li 在的
            09:02:00 customer 有货吗
            09:02:10 li 有的
            09:02:20 customer 谢谢
            """);

        Assert.Equal((3, 2, 1), (facts.CustomerMessages, facts.AgentMessages, facts.BotMessages));
        Assert.Equal((90_000L, 2, 2, 1), (facts.FirstResponseMs, facts.Responses.Count, facts.AskingTurns, facts.PromptTurns));
        Assert.Equal((Chat.At("09:00:00"), Chat.At("09:02:20"), Chat.At("09:00:00")), (facts.StartedAt, facts.EndedAt, facts.FirstAskedAt));
        Assert.Equal(("li", "2026-W46", null), (facts.AgentId, facts.Week.ToString(), facts.Excluded));
        Assert.False(facts.Unanswered || facts.LeftHanging || facts.Transferred);
        Assert.True(facts.HasTimes);
    }

    [Fact]
    public void Who_sent_most_has_the_conversation() => Assert.Equal("wang", Facts("""
        09:00:00 customer 在吗
        09:00:10 li 在的
        09:00:20 wang 我来处理
        09:00:30 wang 请稍等
        """).AgentId);

    [Fact]
    public void On_a_tie_it_is_the_first_of_them()
    {
        var facts = Facts("""
            09:00:00 customer 在吗
            09:00:10 wang 在的
            09:00:20 li 我来处理
            09:00:30 li 请稍等
            09:00:40 wang 好的
            """);

        Assert.Equal("wang", facts.AgentId);
        Assert.Equal(["wang", "li"], facts.Agents);
        Assert.True(facts.Transferred);
    }

    [Fact]
    public void A_notice_alone_says_that_it_was_transferred() => Assert.True(Facts("""
        09:00:00 customer 在吗
        09:00:05 system [transfer] 转交给 li
        09:00:10 li 在的
        """).Transferred);

    [Fact]
    public void Where_no_human_wrote_anything_readable_there_is_no_agent()
    {
        var facts = Facts("""
            09:00:00 customer 在吗
            09:00:10 li
            09:00:20 li [recall] 撤回了一条消息
            """);

        Assert.Null(facts.AgentId);
        Assert.Empty(facts.MessagesByAgent);
        Assert.True(facts.Unanswered);
    }

    [Fact]
    public void Only_readable_messages_are_what_findings_are_counted_against() => Assert.Equal(
        new Dictionary<string, int> { ["li"] = 1 }, Facts("""
            09:00:00 customer 在吗
            09:00:05 li
            09:00:10 li 在的
            """).MessagesByAgent);

    [Theory]
    [InlineData("09:00:00 li 亲，活动开始了", "monologue")]
    [InlineData("09:00:00 bot 欢迎光临", "empty")]
    [InlineData("09:00:00 system [transfer] 转交给 li", "empty")]
    [InlineData("09:00:00 customer 在吗", null)]
    public void What_leaves_the_rates_says_why(string chat, string? reason) => Assert.Equal(reason, Facts(chat).Excluded);

    [Fact]
    public void The_shops_own_people_leave_the_rates() =>
        Assert.Equal("internal", Facts("09:00:00 customer 测试", new() { Participants = new() { Internal = ["boss"] } }, customer: "boss").Excluded);

    [Fact]
    public void A_lone_line_leaves_the_rates_only_if_the_profile_says_so()
    {
        Profile strict = new() { Conversation = new() { ExcludeSingleLine = true } };

        Assert.Equal("single_line", Facts("09:00:00 customer 在吗", strict).Excluded);
        Assert.Null(Facts("""
            09:00:00 customer 在吗
            09:00:01 customer 有货吗
            """, strict).Excluded);
    }

    [Fact]
    public void The_week_is_that_of_the_first_customer_message_in_the_shops_zone()
    {
        // Monday 00:30 in Shanghai is still Sunday in UTC; the agent's message of Sunday does not decide.
        const string chat = """
            2026-11-08T23:50:00 li 亲，活动开始了
            2026-11-09T00:30:00 customer 什么活动
            """;

        Assert.Equal("2026-W46", Facts(chat).Week.ToString());
        Assert.Equal("2026-W45", Facts(chat, new() { Zone = "Europe/London" }).Week.ToString());
    }

    [Fact]
    public void Where_the_customer_never_wrote_the_first_message_gives_the_week() =>
        Assert.Equal("2026-W45", Facts("2026-11-08T23:50:00 li 亲，活动开始了").Week.ToString());

    [Fact]
    public void Around_new_year_the_week_is_the_ISO_week() =>
        Assert.Equal("2026-W53", Facts("2027-01-02T10:00:00 customer 新年好").Week.ToString());

    [Fact]
    public void Without_times_the_week_is_undated()
    {
        var facts = Facts("""
            - customer 在吗
            - li 在的
            """);

        Assert.True(facts.Week.IsUndated);
        Assert.False(facts.HasTimes);
        Assert.Equal((null, null, 0), (facts.StartedAt, facts.FirstResponseMs, facts.AskingTurns));
        Assert.Equal("li", facts.AgentId);
    }

    [Fact]
    public void Checks_get_the_conversation_its_turns_and_the_horizon()
    {
        var horizon = Chat.At("12:00:00");
        var pass = new Compliance(ComplianceVerdict.Pass, [new("salutation", "m2", 0, 2, "您好")]);
        var missed = new Compliance(ComplianceVerdict.Missed, []);
        var hit = new Finding(new("shop", "c1"), "m2", "li", "zh.forbid.x", "1", Severity.Minor, 0, 2, "您好", "");
        var reader = new FactsReader(new(),
            (_, findings, cues) => { findings.Add(hit); cues.Add(hit with { AgentId = "" }); },
            (_, turns, _) => turns.Count == 2 ? pass : Compliance.NotApplicable,
            (_, _, _, until) => until == horizon ? missed : Compliance.NotApplicable);

        var facts = reader.Read(Chat.Of("""
            09:00:00 customer 在吗
            09:00:10 li 您好
            """), horizon);

        Assert.Equal((pass, missed), (facts.Greeting, facts.Closing));
        Assert.Equal(hit, Assert.Single(facts.Findings));
        Assert.Single(facts.Cues);
    }

    [Fact]
    public void Threads_that_share_a_reader_read_the_same()
    {
        var reader = new FactsReader(new());
        var chat = Chat.Of("""
            09:00:00 customer 在吗
            09:00:10 li 在的
            09:00:20 customer 谢谢啦
            """);
        var read = new (long?, int, int)[64];

        Parallel.For(0, read.Length, i =>
        {
            var facts = reader.Read(chat, null);
            read[i] = (facts.FirstResponseMs, facts.AskingTurns, facts.CustomerMessages);
        });

        Assert.Equal([(10_000L, 1, 2)], read.Distinct());
    }
}
