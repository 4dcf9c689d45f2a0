namespace QA.Analysis.Metrics;

/// <summary>回复率.</summary>
public sealed class ReplyRate : IMetric
{
    public MetricDescription Description { get; } = new(
        "Reply rate", "回复率", MetricUnit.Share, Summary.Share,
        "Conversations with a human answer / conversations with a customer message.",
        new("""
            09:00:00 li 亲，您的包裹已发出
            09:00:30 customer 什么快递?
            """,
            "0 of 1", "What an agent wrote before the customer did is no answer."));

    public IEnumerable<Measurement> Measure(MetricContext context)
    {
        if (!context.Rounds.CustomerWrote) yield break;
        var answer = context.Rounds.Answer;
        yield return new(answer?.Sender.Id ?? "", answer?.Id, answer is null ? 0 : 1);
    }
}
