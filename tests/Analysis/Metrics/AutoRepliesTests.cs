using QA.Analysis.Facts;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class AutoRepliesTests
{
    static readonly Profile Listed = new() { Latency = new() { AutoReplies = ["亲，在的，稍等哦~"] } };

    [Fact]
    public void A_listed_text_in_an_agents_name_is_a_bots()
    {
        var facts = new FactsReader(Listed).Read(Chat.Of("""
            09:00:00 customer 在吗
            09:00:00 li 亲，在的，稍等哦～
            09:01:00 li 您好，请讲
            """), null);

        Assert.Equal((60_000L, 1, 1), (facts.FirstResponseMs, facts.AgentMessages, facts.BotMessages));
    }

    [Fact]
    public void A_customer_who_quotes_it_still_asks_and_unlisted_texts_stay_an_agents()
    {
        var facts = new FactsReader(Listed).Read(Chat.Of("""
            09:00:00 customer 亲，在的，稍等哦~
            09:00:01 li 在的
            """), null);

        Assert.Equal((1_000L, 1, 0), (facts.FirstResponseMs, facts.AgentMessages, facts.BotMessages));
    }
}
