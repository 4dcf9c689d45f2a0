using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>口径对照: the same conversations under several metric profiles, shop by shop.</summary>
/// <remarks>As <see cref="ProfileTotals"/>: any order of adding and merging gives the same, and each thread fills its own.</remarks>
public sealed class ProfileComparison
{
    readonly IReadOnlyList<ProfileClock> clocks;
    readonly int changesKept;
    readonly SortedDictionary<string, Shop> shops = new(StringComparer.Ordinal);

    public ProfileComparison(IEnumerable<MetricProfile> profiles, Profile shop, int changesKept = 0)
        : this([.. profiles.Select(profile => new ProfileClock(profile, shop))], changesKept) { }

    /// <summary>Clocks are shared: threads that fill their own comparison need not make their own.</summary>
    /// <param name="clocks">The first is what the others are compared with.</param>
    /// <param name="changesKept">Conversations to name for each profile that judges them otherwise than the first does.</param>
    public ProfileComparison(IReadOnlyList<ProfileClock> clocks, int changesKept = 0) => (this.clocks, this.changesKept) = (clocks, changesKept);

    public IReadOnlyList<string> Shops => [.. shops.Keys];

    public void Add(Conversation conversation)
    {
        var (totals, changes) = Of(conversation.Id.Shop);
        var (first, clocked) = (ProfileVerdict.None, new ClockedConversation(conversation));
        for (var i = 0; i < totals.Length; i++)
        {
            var verdict = totals[i].Add(clocked);
            if (i == 0) first = verdict;
            changes[i].Add(conversation.Id, first, verdict);
        }
    }

    public void Merge(ProfileComparison other)
    {
        foreach (var (shop, theirs) in other.shops)
        {
            var (totals, changes) = Of(shop);
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i].Merge(theirs.Totals[i]);
                changes[i].Merge(theirs.Changes[i]);
            }
        }
    }

    /// <summary>One shop's figures in the order of the profiles; windows end with the last day on which the shop has anything.</summary>
    public IReadOnlyList<ProfileFigures> Figures(string shop)
    {
        if (!shops.TryGetValue(shop, out var own)) return [];
        var last = own.Totals.Max(t => t.LastDay);
        return [.. own.Totals.Select(t => t.Figures(last))];
    }

    /// <summary>One shop's profiles side by side: figures, the headline against the first profile's, and who is judged otherwise.</summary>
    /// <remarks>Of the whole input, whatever window a platform shows: both sides of a difference must rest on the same questions.</remarks>
    public IReadOnlyList<ProfileColumn> Columns(string shop)
    {
        if (!shops.TryGetValue(shop, out var own)) return [];
        var first = own.Totals[0].Figures();
        return [.. own.Totals.Select((totals, i) => new ProfileColumn(clocks[i].Profile, totals.Figures(), first, clocks[i].LimitMs, own.Changes[i]))];
    }

    Shop Of(string shop)
    {
        if (!shops.TryGetValue(shop, out var own))
            shops[shop] = own = new([.. clocks.Select(clock => new ProfileTotals(clock))], [.. clocks.Select(_ => new VerdictChanges(changesKept))]);
        return own;
    }

    sealed record Shop(ProfileTotals[] Totals, VerdictChanges[] Changes);
}
