namespace QA.Analysis.Metrics;

/// <summary>末问未答.</summary>
public sealed class LeftHanging : IMetric
{
    public MetricDescription Description { get; } = new(
        "Left hanging", "末问未答", MetricUnit.Count, Summary.Total,
        """
        Conversations answered at least once in which the last customer turn that asks was not answered. A bare courtesy as
        the last word leaves nobody hanging. Charged to the last human who wrote.
        """,
        new("""
            09:00:00 customer 有货吗
            09:00:10 li 有的
            09:00:30 customer 谢谢，那什么时候发货
            """,
            "1 li", "The last turn thanks and asks; with only 谢谢 it would not count."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (context.Rounds.Hanging is not { } hanging) yield break;
        var turns = context.Rounds.Turns;
        yield return new(turns[^2].Last.Sender.Id, hanging.First.Id, 1);
    }
}
