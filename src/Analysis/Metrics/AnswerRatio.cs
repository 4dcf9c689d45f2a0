namespace QA.Analysis.Metrics;

/// <summary>答问比.</summary>
public sealed class AnswerRatio : IMetric
{
    public MetricDescription Description { get; } = new(
        "Answer ratio", "答问比", MetricUnit.Share, Summary.Ratio,
        "Messages by human agents / messages by the customer, notices (transfers, recalls) left out. Not defined without a customer message.",
        new("""
            09:00:00 customer 在吗
            09:00:02 bot 您好
            09:00:10 li 在的
            09:00:12 li 请问有什么可以帮您
            """,
            "2 of 1", "Two human messages to one of the customer; the bot's does not count."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        var counts = MessageCounts.Of(context.Conversation.Messages);
        if (counts.Customer > 0) yield return new("", null, counts.Agents, counts.Customer);
    }
}
