using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>敏感度: how far a metric profile's figures move when one choice of it is made otherwise.</summary>
/// <remarks>
/// The choices: where a conversation ends (as exported, or at a silence of 10 or 30 minutes, or with the day), which message
/// of a burst starts the clock, and the hours. Customers come whole, since conversations are cut anew. Mergeable as
/// <see cref="ProfileTotals"/>; each thread fills its own.
/// </remarks>
public sealed class Sensitivity
{
    static readonly HoursSettings PlatformHours = new()
    {
        Outside = OutsideHours.Drop,
        Desks = [new([], null, null, [.. Enumerable.Repeat<IReadOnlyList<OpenSpan>>([new(8 * 60, 23 * 60)], 7)], [new(8 * 60, 23 * 60)], [new(8 * 60, 23 * 60)])],
    };

    readonly IReadOnlyList<Variant> variants;
    readonly SortedDictionary<string, ProfileTotals[]> shops = new(StringComparer.Ordinal);

    public Sensitivity(MetricProfile profile, Profile shop)
    {
        var days = LocalDays.Of(shop);
        var asIs = new Variant("as the profile says", new(profile, shop), timeline => timeline);
        List<Variant> all =
        [
            asIs,
            asIs with { Name = "gap 10 min", Split = timeline => Resplit.ByGap(timeline, TimeSpan.FromMinutes(10)) },
            asIs with { Name = "gap 30 min", Split = timeline => Resplit.ByGap(timeline, TimeSpan.FromMinutes(30)) },
            asIs with { Name = "gap one day", Split = timeline => Resplit.ByDay(timeline, days) },
        ];
        // Profiles that start elsewhere than in a burst have no first and last of it to choose from.
        if (profile.Settings.Start is WaitStart.First or WaitStart.Last)
        {
            Add("first of burst", s => s with { Start = WaitStart.First });
            Add("last of burst", s => s with { Start = WaitStart.Last });
        }
        Add("no hours", s => s with { ShopHours = false, Hours = new() });
        Add("hours 08:00-23:00", s => s with { ShopHours = false, Hours = PlatformHours });
        if (shop.Hours.Desks.Count > 0) Add("the shop's hours", s => s with { ShopHours = true });
        variants = all;

        void Add(string name, Func<MetricSettings, MetricSettings> change) =>
            all.Add(asIs with { Name = name, Clock = new(profile with { Settings = change(profile.Settings) }, shop) });
    }

    public IReadOnlyList<string> Shops => [.. shops.Keys];

    /// <param name="timeline">All conversations of one customer in one shop, in any order.</param>
    public void Add(IReadOnlyList<Conversation> timeline)
    {
        if (timeline.Count == 0) return;
        var totals = Of(timeline[0].Id.Shop);
        for (var i = 0; i < totals.Length; i++)
            foreach (var conversation in variants[i].Split(timeline)) totals[i].Add(conversation);
    }

    public void Merge(Sensitivity other)
    {
        foreach (var (shop, theirs) in other.shops)
        {
            var ours = Of(shop);
            for (var i = 0; i < ours.Length; i++) ours[i].Merge(theirs[i]);
        }
    }

    /// <summary>Each choice by name with the figures it gives; the first is the profile's own.</summary>
    public IReadOnlyList<(string Choice, ProfileFigures Figures)> Figures(string shop)
    {
        if (!shops.TryGetValue(shop, out var totals)) return [];
        var last = totals.Max(t => t.LastDay);
        return [.. totals.Select((t, i) => (variants[i].Name, t.Figures(last)))];
    }

    ProfileTotals[] Of(string shop)
    {
        if (!shops.TryGetValue(shop, out var totals)) shops[shop] = totals = [.. variants.Select(v => new ProfileTotals(v.Clock))];
        return totals;
    }

    sealed record Variant(string Name, ProfileClock Clock, Func<IReadOnlyList<Conversation>, IReadOnlyList<Conversation>> Split);
}
