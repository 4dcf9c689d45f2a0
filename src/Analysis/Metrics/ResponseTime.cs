namespace QA.Analysis.Metrics;

/// <summary>响应时长 (平均响应时长 is its mean).</summary>
public sealed class ResponseTime : IMetric
{
    public MetricDescription Description { get; } = new(
        "Response time", "响应时长", MetricUnit.Seconds, Summary.Percentiles,
        """
        For each customer turn that asks and that a human answers: the first human message of the answering turn minus the
        first message of the customer turn, which is what the customer waited (`latency.from: last` counts from the last
        message instead). A turn of bare courtesies counts nowhere, answered or not. The mean is pooled: every response
        weighs the same, however many its conversation has.
        """,
        new("""
            10:10:15 customer 这款有红色吗
            10:15:20 customer 在吗
            10:18:10 li 有的
            10:18:30 customer 包邮吗
            10:19:00 li 包邮的
            10:19:20 customer 谢谢
            10:25:00 li 不客气
            """,
            "475 li; 30 li", "Mean 252.5 s; counted from the last message of each turn it would be 170 s and 30 s, mean 100 s."));

    public IEnumerable<Measurement> Measure(MetricContext context) =>
        from response in context.Rounds.Responses
        select new Measurement(response.AgentId, response.AnswerMessageId, response.WaitMs);
}
