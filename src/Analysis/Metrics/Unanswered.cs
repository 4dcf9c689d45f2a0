namespace QA.Analysis.Metrics;

/// <summary>未响应（未回复）.</summary>
public sealed class Unanswered : IMetric
{
    public MetricDescription Description { get; } = new(
        "Unanswered", "未响应", MetricUnit.Count, Summary.Total,
        """
        Conversations with at least one customer message and no human answer at all: no readable message by a human after
        the customer wrote. It is charged to nobody and counts for the team.
        """,
        new("""
            09:00:00 customer 在吗?
            09:00:01 bot 您好，请稍等
            """,
            "1", "A bot's reply is no answer."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (context.Rounds.Unanswered) yield return new("", null, 1);
    }
}
