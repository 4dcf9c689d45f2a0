using QA.Ingest.Conversations;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>改判: how many conversations one metric profile judges otherwise than another, and the first of them by id.</summary>
/// <remarks>Whole numbers and the smallest ids: any order of adding and merging gives the same.</remarks>
public sealed class VerdictChanges
{
    readonly int kept;
    readonly int[] counts = new int[9];
    readonly SortedDictionary<ConversationId, VerdictChange> first = [];

    internal VerdictChanges(int kept) => this.kept = kept;

    /// <summary>Conversations that the one judges so and the other so.</summary>
    public int Count(ProfileVerdict before, ProfileVerdict after) => counts[3 * (int)before + (int)after];

    /// <summary>Conversations that are not judged alike.</summary>
    public int Changed => counts.Sum() - counts[0] - counts[4] - counts[8];

    /// <summary>The first of them, by id.</summary>
    public IReadOnlyList<VerdictChange> First => [.. first.Values];

    internal void Add(ConversationId id, ProfileVerdict before, ProfileVerdict after)
    {
        counts[3 * (int)before + (int)after]++;
        if (before != after) Keep(new(id, before, after));
    }

    internal void Merge(VerdictChanges other)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        foreach (var change in other.first.Values) Keep(change);
    }

    void Keep(VerdictChange change)
    {
        if (kept == 0) return;
        first[change.Conversation] = change;
        if (first.Count > kept) first.Remove(first.Keys.Last());
    }
}

/// <summary>One conversation that two metric profiles judge otherwise.</summary>
public sealed record VerdictChange(ConversationId Conversation, ProfileVerdict Before, ProfileVerdict After);
