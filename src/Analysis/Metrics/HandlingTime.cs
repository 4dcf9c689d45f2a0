namespace QA.Analysis.Metrics;

/// <summary>处理时长 (AHT).</summary>
public sealed class HandlingTime : IMetric
{
    public MetricDescription Description { get; } = new(
        "Handling time", "处理时长", MetricUnit.Seconds, Summary.Percentiles,
        "From the first message of a conversation to its last, whoever sent them. Not defined where no message has a time.",
        new("""
            09:00:00 customer 在吗
            09:00:10 li 在的
            09:05:00 customer 谢谢
            """,
            "300", "First to last message."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (context.Conversation.StartedAt() is { } started && context.Conversation.EndedAt() is { } ended)
            yield return new("", null, (ended - started).Ticks / TimeSpan.TicksPerMillisecond);
    }
}
