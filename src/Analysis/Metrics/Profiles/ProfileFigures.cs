using QA.Analysis.Statistics;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>The figures that one metric profile gives, with what it left out and why.</summary>
/// <param name="Counted">Observations in the profile's unit.</param>
/// <param name="Share">Of those within the limit, with its Wilson interval; null without limit or observation.</param>
/// <param name="Unanswered">Questions counted as a miss because nobody answered.</param>
/// <param name="Dropped">Questions left out, by reason.</param>
/// <param name="Excluded">Conversations left out whole, by reason.</param>
/// <param name="Waits">All waits pooled: every one weighs the same.</param>
/// <param name="Firsts">Waits of the conversations' first questions.</param>
/// <param name="Nexts">Gaps between consecutive human messages, where the profile uses them.</param>
/// <param name="ConversationMean">Mean of the conversations' mean waits: every conversation weighs the same.</param>
public sealed record ProfileFigures(
    string Profile, int Counted, Rate? Share, int Unanswered, IReadOnlyDictionary<string, int> Dropped, IReadOnlyDictionary<string, int> Excluded,
    WaitFigures? Waits, WaitFigures? Firsts, WaitFigures? Nexts, decimal? ConversationMean)
{
    /// <summary>Every figure by the name that profiles and vectors use; seconds end in <c>_s</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "counted", "good", "share", "unanswered", "dropped", "excluded", "mean_s", "p50_s", "p90_s", "p95_s", "max_s", "conversation_mean_s",
        "first_counted", "first_mean_s", "first_p50_s", "first_p90_s", "next_counted", "next_mean_s", "next_p50_s", "next_p90_s",
    ];

    /// <summary>A figure by name, seconds to three decimals and shares to four; null where it is not defined.</summary>
    public decimal? Find(string name) => name switch
    {
        "counted" => Counted,
        "good" => Share?.Numerator,
        "share" => Share is { } share ? Math.Round((decimal)share.Numerator / share.Denominator, 4) : null,
        "unanswered" => Unanswered,
        "dropped" => Dropped.Values.Sum(),
        "excluded" => Excluded.Values.Sum(),
        "mean_s" => Waits?.Mean,
        "p50_s" => Waits?.P50,
        "p90_s" => Waits?.P90,
        "p95_s" => Waits?.P95,
        "max_s" => Waits?.Max,
        "conversation_mean_s" => ConversationMean,
        "first_counted" => Firsts?.N ?? 0,
        "first_mean_s" => Firsts?.Mean,
        "first_p50_s" => Firsts?.P50,
        "first_p90_s" => Firsts?.P90,
        "next_counted" => Nexts?.N ?? 0,
        "next_mean_s" => Nexts?.Mean,
        "next_p50_s" => Nexts?.P50,
        "next_p90_s" => Nexts?.P90,
        _ => throw new ArgumentException($"no figure is called {name}", nameof(name)),
    };

    internal static ProfileFigures Of(MetricProfile profile, ProfileTally tally) => new(
        profile.Name, tally.Counted,
        profile.Settings.Within is null ? null : Wilson.Of(tally.Good, tally.Counted),
        tally.Unanswered, tally.Dropped, tally.Excluded,
        WaitFigures.Of(tally.Waits), WaitFigures.Of(tally.Firsts), WaitFigures.Of(tally.Nexts),
        tally.Conversations == 0 ? null : Math.Round((decimal)tally.MeansUs / tally.Conversations / 1_000_000, 3, MidpointRounding.AwayFromZero));
}

/// <summary>Waits in seconds, to three decimals; percentiles are exact, of R's type 7.</summary>
public sealed record WaitFigures(int N, decimal Mean, decimal P50, decimal P90, decimal P95, decimal Max)
{
    internal static WaitFigures? Of(Distribution waits) => waits.N == 0 ? null : new(
        waits.N, Seconds((decimal)waits.Sum / waits.N), Percentile(waits, 50), Percentile(waits, 90), Percentile(waits, 95), Seconds(waits.Max!.Value));

    static decimal Percentile(Distribution waits, int percent) => Seconds((decimal)waits.Percentile(percent)!.Value);

    static decimal Seconds(decimal milliseconds) => Math.Round(milliseconds / 1000, 3, MidpointRounding.AwayFromZero);
}
