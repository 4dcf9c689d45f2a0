using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using static QA.Reports.Exports.Column<QA.Analysis.Scoring.ScoredConversation>;

namespace QA.Reports.Exports;

/// <summary>One row a conversation, excluded ones too.</summary>
public static class ConversationsTable
{
    public static Table<ScoredConversation> With(ExportOptions options)
    {
        var slowMs = (long)options.Slow.TotalMilliseconds;
        return new Table<ScoredConversation, ScoredConversation>("conversations", "One row for each conversation, excluded ones too.",
        [
            Id("conversation_id", "The export's id, or shop, customer and UTC start where it gave none; unique within its shop.", c => c.Facts.Id.Value),
            Id("shop", "The shop.", c => c.Facts.Id.Shop),
            Id("channel", "Where the chat took place, as the export names it.", c => c.Facts.Channel),
            Id("customer_id", "The customer, as the export names them.", c => c.Facts.CustomerId),
            Id("agent_id", "The human agent with the most messages, the first of them on a tie; empty where no human wrote.", c => c.Facts.AgentId),
            List("agents", "All human agents in order of their first message.", c => c.Facts.Agents),
            Word("week", "ISO week of the first customer message in the profile's zone, or `undated`.", c => c.Facts.Week.ToString()),
            Time("started_at", "First known time.", c => c.Facts.StartedAt),
            Time("ended_at", "Last known time.", c => c.Facts.EndedAt),
            Whole("customer_messages", "Messages of the customer.", c => c.Facts.CustomerMessages),
            Whole("agent_messages", "Messages of human agents.", c => c.Facts.AgentMessages),
            Whole("bot_messages", "Messages of bots and auto-replies.", c => c.Facts.BotMessages),
            Seconds("first_response_s", "What the first customer turn waited for a human answer; empty where nobody asked, nobody answered or no time is known.", c => c.Facts.FirstResponseMs),
            Seconds("mean_response_s", "Mean wait of the answered customer turns.", c => MeanMs(c)),
            Seconds("max_response_s", "Longest wait of the answered customer turns.", c => MaxMs(c)),
            Whole("responses", "Customer turns that a human answered with a known wait: the rows of `responses`.", c => c.Facts.Responses.Count),
            Whole("slow_responses", "Those over `latency.slow`; empty without times.", c => Slow(c, slowMs)),
            Flag("unanswered", "The customer wrote and no human ever answered.", c => c.Facts.Unanswered),
            Flag("transferred", "The conversation changed hands.", c => c.Facts.Transferred),
            Word("greeting", "pass, partial, fail, missed, auto or na.", c => Verdict(c.Facts.Greeting.Verdict)),
            Word("closing", "pass, partial, fail, missed, auto or na.", c => Verdict(c.Facts.Closing.Verdict)),
            Whole("findings", "Hits charged to agents.", c => c.Facts.Findings.Count),
            Flag("fatal", "A fatal hit made the score 0.", c => c.Sheet.FatalRuleId is not null),
            Points("score", "Quality score, 0 to 100; empty where no human wrote.", c => c.Sheet.ScoreCents),
            Flag("inquiry", "The customer had no open order at the start; empty where orders do not tell.", c => c.Outcome.Inquiry),
            Flag("ordered", "The customer placed an order inside the window; empty where orders do not tell, never false for it.", c => c.Outcome.Ordered),
            Flag("paid", "The customer paid inside the window.", c => c.Outcome.Paid),
            Flag("settled", "Paid and not closed by a full refund.", c => c.Outcome.Settled),
            Money("order_amount", "Amount of the orders placed inside the window.", c => c.Outcome.OrderAmountCents),
            Number("satisfaction_index", "0 to 100 with 50 as neutral; empty where nothing was voiced.", 4, _ => null),
            Whole("stars", "The customer's own rating, 1 to 5; empty where none was given.", _ => null),
            Word("excluded", "Why the conversation leaves the rates: monologue, internal, empty, single_line; empty where it stays.", c => c.Facts.Excluded),
        ], c => [c]);
    }

    static string Verdict(ComplianceVerdict verdict) => verdict switch
    {
        ComplianceVerdict.Pass => "pass",
        ComplianceVerdict.Partial => "partial",
        ComplianceVerdict.Fail => "fail",
        ComplianceVerdict.Missed => "missed",
        ComplianceVerdict.Auto => "auto",
        _ => "na",
    };

    // Rounded half up to whole milliseconds; waits are never negative.
    static long? MeanMs(ScoredConversation c)
    {
        var responses = c.Facts.Responses;
        if (responses.Count == 0) return null;
        long sum = 0;
        foreach (var response in responses) sum += response.WaitMs;
        return (2 * sum + responses.Count) / (2L * responses.Count);
    }

    static long? MaxMs(ScoredConversation c)
    {
        long? most = null;
        foreach (var response in c.Facts.Responses) if (most is null || response.WaitMs > most) most = response.WaitMs;
        return most;
    }

    static long? Slow(ScoredConversation c, long slowMs)
    {
        if (!c.Facts.HasTimes) return null;
        var slow = 0;
        foreach (var response in c.Facts.Responses) if (response.IsCounted && response.WorkingWaitMs > slowMs) slow++;
        return slow;
    }
}
