namespace QA.Analysis.Metrics;

/// <summary>最长等待.</summary>
public sealed class LongestWait : IMetric
{
    public MetricDescription Description { get; } = new(
        "Longest wait", "最长等待", MetricUnit.Seconds, Summary.Percentiles,
        "The longest response time of the conversation, the earlier one on a tie. Not defined where there is no response.",
        new("""
            09:00:00 customer 在吗
            09:00:10 li 在的
            09:00:20 customer 什么时候发货
            09:03:20 wang 今天发货
            """,
            "180 wang", "Responses took 10 s and 180 s."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        Response? longest = null;
        foreach (var response in context.Rounds.Responses)
            if (longest is null || response.WaitMs > longest.WaitMs) longest = response;
        if (longest is not null) yield return new(longest.AgentId, longest.AnswerMessageId, longest.WaitMs);
    }
}
