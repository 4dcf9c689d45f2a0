using System.Globalization;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>Which buckets an inquiry falls into: by first response, quality score, technique seen and factor voiced.</summary>
public sealed class OutcomeBuckets(Profile profile)
{
    public const string FirstResponse = "first_response";
    public const string Score = "score";
    public const string Technique = "technique";
    public const string FactorVoiced = "factor";

    /// <summary>Where score buckets end, in hundredths.</summary>
    static readonly int[] ScoreEnds = [6_000, 8_000, 9_000];

    readonly long[] ends = [.. profile.Latency.Within.Select(within => (long)within.TotalMilliseconds).Order()];

    /// <param name="scored">An inquiry whose window is covered.</param>
    /// <param name="ordered">Whether an order followed.</param>
    /// <param name="isNew">The customer had no earlier order: who complains of goods has bought them, and would be compared with people who came to buy. Nobody can be content with an answer that never came.</param>
    /// <param name="tally">Where it is counted.</param>
    public void Add(ScoredConversation scored, bool ordered, bool isNew, AssociationTally tally)
    {
        if (ResponseBucket(scored) is { } response) tally.Add(FirstResponse, response, ordered);
        // After-sale talks of earlier buyers score otherwise than talks before a sale, and rarely end in an order.
        if (isNew && scored.Sheet.ScoreCents is { } cents) tally.Add(Score, ScoreBucket(cents), ordered);
        foreach (var factor in isNew && !scored.Facts.Unanswered ? DocumentedFactors.All : [])
        {
            // Every factor is a family of its own: voiced well, voiced ill, not voiced. An order is no evidence here.
            var voiced = scored.Satisfaction.ScoreBeforeOrder(factor) switch { > 0 => "praise", < 0 => "complaint", _ => "silent" };
            tally.Add($"{FactorVoiced}.{SnakeCase.Of(factor.ToString())}", voiced, ordered);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var technique in scored.Facts.Flow.Selling.Techniques) seen.Add(technique.Name);
        foreach (var technique in seen) tally.AddSeen($"{Technique}.{technique}", ordered);
    }

    /// <summary>Seconds of the threshold it lies within, or <c>slower</c>; null where no wait is known: who was never answered waited for no answer.</summary>
    string? ResponseBucket(ScoredConversation scored)
    {
        if (scored.Facts.FirstResponseMs is not { } wait) return null;
        foreach (var end in ends)
            if (wait <= end) return (end / 1000.0).ToString(CultureInfo.InvariantCulture);
        return "slower";
    }

    static string ScoreBucket(int cents) =>
        cents < ScoreEnds[0] ? "0-60" : cents < ScoreEnds[1] ? "60-80" : cents < ScoreEnds[2] ? "80-90" : "90-100";
}
