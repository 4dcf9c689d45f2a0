namespace QA.Analysis.Metrics;

/// <summary>计入客服的响应时长: the part of a wait that lies after the handover to who answered.</summary>
public sealed class ChargedResponseTime : IMetric
{
    public MetricDescription Description { get; } = new(
        "Charged response time", "计入客服的响应时长", MetricUnit.Seconds, Summary.Percentiles,
        """
        What the answering agent is charged of a response time: all of it, or from the last transfer notice inside the wait.
        The customer's own wait is never split; an agent's scorecard uses this figure, the team's uses response time.
        """,
        new("""
            09:00:00 customer 我要退货
            09:02:00 system [transfer] 由 li 转交给 wang
            09:02:20 wang 您好，我来处理
            """,
            "20 wang", "The customer waited 140 s; wang had the conversation for 20 s of them."));

    public IEnumerable<Measurement> Measure(MetricContext context) =>
        from response in context.Rounds.Responses
        select new Measurement(response.AgentId, response.AnswerMessageId, response.AgentWaitMs);
}
