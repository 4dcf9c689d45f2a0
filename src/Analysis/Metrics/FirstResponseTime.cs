namespace QA.Analysis.Metrics;

/// <summary>首次响应时间.</summary>
public sealed class FirstResponseTime : IMetric
{
    public MetricDescription Description { get; } = new(
        "First response time", "首次响应时间", MetricUnit.Seconds, Summary.Percentiles,
        """
        The response time of the conversation's first customer turn that asks. A bot's or the system's message does not
        stop the clock. Not defined where nobody asked, where nobody answered (counted by Unanswered, never here as 0),
        where only a bot answered, or where either end has no time.
        """,
        new("""
            09:00:00 customer 在吗?
            09:00:02 bot 您好，正在为您转接
            09:01:30 li 您好
            09:02:00 customer 有货吗?
            09:02:10 li 有的
            """,
            "90 li", "From the customer's first message to the first message by a human; the second answer is no first one."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (context.Rounds.First is { } first) yield return new(first.AgentId, first.AnswerMessageId, first.WaitMs);
    }
}
