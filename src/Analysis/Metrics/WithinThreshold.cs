using System.Globalization;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>限时应答率: one share for each threshold of the profile.</summary>
public sealed class WithinThreshold : IMetric
{
    public MetricDescription Description { get; } = new(
        "Within threshold", "限时应答率", MetricUnit.Share, Summary.Share,
        """
        Responses that took at most each of the thresholds in `latency.within` (default 30 s, 60 s, 180 s) / all responses;
        one figure for each response and threshold, thresholds in the order of the profile. Where the profile has `hours`,
        working time counts; with `hours.outside: drop`, a wait begun outside them is no response here.
        """,
        new("""
            09:00:00 customer 在吗
            09:01:00 li 在的
            """,
            "0 of 1 li; 1 of 1 li; 1 of 1 li", "60 s is over 30 s and within 60 s and 180 s."));

    public IReadOnlyList<string> Parts(Profile profile) =>
        [.. profile.Latency.Within.Select(limit => string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s"))];

    public IEnumerable<Measurement> Measure(MetricContext context) =>
        from response in context.Rounds.Responses
        where response.IsCounted
        from limit in context.Profile.Latency.Within
        select new Measurement(response.AgentId, response.AnswerMessageId, response.WorkingWaitMs <= limit.TotalMilliseconds ? 1 : 0);
}
