namespace QA.Analysis.Metrics;

/// <summary>慢响应.</summary>
public sealed class SlowResponses : IMetric
{
    public MetricDescription Description { get; } = new(
        "Slow responses", "慢响应", MetricUnit.Count, Summary.Total,
        """
        Responses that took longer than `latency.slow` (default 60 s). Exactly the limit is not slow. Empty without times.
        Where the profile has `hours`, working time counts; with `hours.outside: drop`, a wait begun outside them is no
        response here.
        """,
        new("""
            09:00:00 customer 在吗
            09:01:00 li 在的
            09:02:00 customer 有货吗
            09:03:01 li 有的
            """,
            "1 li", "60 s is within the limit, 61 s is over it."));

    public bool NeedsTimes => true;

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        var slow = (long)context.Profile.Latency.Slow.TotalMilliseconds;
        return from response in context.Rounds.Responses
               where response.IsCounted && response.WorkingWaitMs > slow
               select new Measurement(response.AgentId, response.AnswerMessageId, 1);
    }
}
