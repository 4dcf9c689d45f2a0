using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics;

/// <summary>仅机器人接待.</summary>
public sealed class BotOnly : IMetric
{
    public MetricDescription Description { get; } = new(
        "Bot only", "仅机器人接待", MetricUnit.Count, Summary.Total,
        "Unanswered conversations in which a bot wrote after the customer did.",
        new("""
            09:00:00 customer 怎么退货?
            09:00:01 bot 请在订单页申请退货
            """,
            "1", "Only a bot answered; there is no first response time."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (!context.Rounds.Unanswered) yield break;
        var asked = false;
        foreach (var message in context.Conversation.Messages)
        {
            asked |= message.Sender.Role is Role.Customer && MessageCounts.IsSent(message);
            if (!asked || message.Sender.Role is not Role.Bot || message.IsPlaceholder) continue;
            yield return new("", message.Id, 1);
            yield break;
        }
    }
}
