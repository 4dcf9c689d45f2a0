using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics;

/// <summary>最长静默.</summary>
public sealed class LongestSilence : IMetric
{
    public MetricDescription Description { get; } = new(
        "Longest silence", "最长静默", MetricUnit.Seconds, Summary.Percentiles,
        """
        The longest time in a conversation for which a customer who waited heard nothing from a human, charged to whoever
        broke it, the earlier one on a tie. A silence runs from a customer turn that asks to its answer, as a response time
        does, and also between two messages of one agents' turn ("one moment please" and what follows it); of the latter only
        those shorter than `conversation.gap` count, since a later message is a new contact and no pause. Bots break no
        silence. What the agents wrote before the customer wrote at all is none, nor is a pause of the customer's own.
        """,
        new("""
            09:00:00 customer 为什么还没发货
            09:00:20 li 请稍等，我查一下
            09:08:20 li 仓库今天发出
            09:20:00 customer 谢谢
            09:30:00 li 不客气
            """,
            "480 li", "The answer came after 20 s, but then eight minutes passed; the customer's own pause and the answer to thanks are no silence."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        var longest = default(Measurement?);
        var gap = context.Profile.Conversation.Gap;
        foreach (var response in context.Rounds.Responses) Consider(response.AgentId, response.AnswerMessageId, response.WaitMs);
        var customerWrote = false;
        foreach (var turn in context.Rounds.Turns)
        {
            customerWrote |= turn.Side is Side.Customer;
            if (!customerWrote || turn.Side is Side.Customer) continue;
            for (var i = 1; i < turn.Messages.Count; i++)
            {
                if (turn.Messages[i].SentAt - turn.Messages[i - 1].SentAt is not { } silence || silence >= gap) continue;
                Consider(turn.Messages[i].Sender.Id, turn.Messages[i].Id, silence.Ticks / TimeSpan.TicksPerMillisecond);
            }
        }
        if (longest is { } found) yield return found;

        void Consider(string agent, string message, long silence)
        {
            if (longest is null || silence > longest.Value.Value) longest = new(agent, message, silence);
        }
    }
}
