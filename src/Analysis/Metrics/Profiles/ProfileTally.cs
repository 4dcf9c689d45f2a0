using QA.Analysis.Statistics;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>What one metric profile counted on one day: whole numbers only, so that any order of adding gives the same.</summary>
sealed class ProfileTally
{
    public int Counted;
    public int Good;
    public int Unanswered;
    public int Conversations;

    /// <summary>Sum of the conversations' means in microseconds, each rounded down: a mean of means then depends on no order, and errs by less than a microsecond.</summary>
    public long MeansUs;
    public readonly Distribution Waits = new();
    public readonly Distribution Firsts = new();
    public readonly Distribution Nexts = new();
    public readonly SortedDictionary<string, int> Dropped = new(StringComparer.Ordinal);
    public readonly SortedDictionary<string, int> Excluded = new(StringComparer.Ordinal);

    public void Merge(ProfileTally other)
    {
        Counted += other.Counted;
        Good += other.Good;
        Unanswered += other.Unanswered;
        Conversations += other.Conversations;
        MeansUs += other.MeansUs;
        Waits.Merge(other.Waits);
        Firsts.Merge(other.Firsts);
        Nexts.Merge(other.Nexts);
        foreach (var (reason, times) in other.Dropped) Count(Dropped, reason, times);
        foreach (var (reason, times) in other.Excluded) Count(Excluded, reason, times);
    }

    public static void Count(SortedDictionary<string, int> counts, string reason, int times = 1) =>
        counts[reason] = counts.GetValueOrDefault(reason) + times;
}
