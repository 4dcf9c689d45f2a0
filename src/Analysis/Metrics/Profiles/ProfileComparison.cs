using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>口径对照: the same conversations under several metric profiles, shop by shop.</summary>
/// <remarks>As <see cref="ProfileTotals"/>: any order of adding and merging gives the same, and each thread fills its own.</remarks>
public sealed class ProfileComparison
{
    readonly IReadOnlyList<ProfileClock> clocks;
    readonly SortedDictionary<string, ProfileTotals[]> shops = new(StringComparer.Ordinal);

    public ProfileComparison(IEnumerable<MetricProfile> profiles, Profile shop) : this([.. profiles.Select(profile => new ProfileClock(profile, shop))]) { }

    /// <summary>Clocks are shared: threads that fill their own comparison need not make their own.</summary>
    public ProfileComparison(IReadOnlyList<ProfileClock> clocks) => this.clocks = clocks;

    public IReadOnlyList<string> Shops => [.. shops.Keys];

    public void Add(Conversation conversation)
    {
        foreach (var totals in Of(conversation.Id.Shop)) totals.Add(conversation);
    }

    public void Merge(ProfileComparison other)
    {
        foreach (var (shop, theirs) in other.shops)
        {
            var ours = Of(shop);
            for (var i = 0; i < ours.Length; i++) ours[i].Merge(theirs[i]);
        }
    }

    /// <summary>One shop's figures in the order of the profiles; windows end with the last day on which the shop has anything.</summary>
    public IReadOnlyList<ProfileFigures> Figures(string shop)
    {
        if (!shops.TryGetValue(shop, out var totals)) return [];
        var last = totals.Max(t => t.LastDay);
        return [.. totals.Select(t => t.Figures(last))];
    }

    ProfileTotals[] Of(string shop)
    {
        if (!shops.TryGetValue(shop, out var totals)) shops[shop] = totals = [.. clocks.Select(clock => new ProfileTotals(clock))];
        return totals;
    }
}
