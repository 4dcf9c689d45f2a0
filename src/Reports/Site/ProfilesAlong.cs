using System.Collections.Concurrent;
using QA.Analysis.Facts;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Site;

/// <summary>Counts every week by each metric profile along with a pass over all conversations, in the order of the store.</summary>
/// <remarks>
/// Each thread counts for itself. A conversation begins in its week or before it, and a shop's conversations come by their start:
/// once one begins in a later week, an earlier week is complete and only its figures are kept. So memory is that of a week or
/// two, whatever the years.
/// </remarks>
public sealed class ProfilesAlong : IDisposable
{
    /// <summary>Conversations named for each profile that judges them otherwise than the first.</summary>
    const int Examples = 3;

    readonly LocalDays days;
    readonly IReadOnlyList<ProfileClock> clocks;
    readonly ThreadLocal<ConcurrentDictionary<(string Shop, Week Week), ProfileComparison>> counted;
    readonly HashSet<Week> open = [];
    readonly Dictionary<(string Shop, Week Week), IReadOnlyList<ProfileColumn>> finished = [];
    string shop = "";

    public ProfilesAlong(Profile profile)
    {
        days = LocalDays.Of(profile);
        clocks = [.. MetricProfileCatalog.All.Select(metric => new ProfileClock(metric, profile))];
        counted = new(() => new(), trackAllValues: true);
    }

    /// <summary>Called from many threads, in any order.</summary>
    public void Add(Conversation conversation, ConversationFacts facts) =>
        counted.Value!.GetOrAdd((facts.Id.Shop, facts.Week), _ => new(clocks, Examples)).Add(conversation);

    /// <summary>Tells of every conversation that was added, in the order of the store.</summary>
    public void Pass(ConversationFacts facts)
    {
        var begun = facts.StartedAt is { } started ? Week.Of(days.DayOf(started)) : Week.Undated;
        if (facts.Id.Shop != shop) Close(_ => true);
        else if (open.Count > 1) Close(week => week.CompareTo(begun) < 0);
        shop = facts.Id.Shop;
        open.Add(facts.Week);
    }

    /// <summary>Every week that was added, by shop and week; the profiles in the order of the catalogue.</summary>
    public IReadOnlyDictionary<(string Shop, Week Week), IReadOnlyList<ProfileColumn>> Finish()
    {
        Close(_ => true);
        return finished;
    }

    public void Dispose() => counted.Dispose();

    /// <summary>No thread counts in a complete week any more: what was passed on in order was counted before.</summary>
    void Close(Predicate<Week> isComplete)
    {
        foreach (var week in open)
        {
            if (!isComplete(week)) continue;
            ProfileComparison? whole = null;
            foreach (var own in counted.Values)
            {
                if (!own.TryRemove((shop, week), out var part)) continue;
                if (whole is null) whole = part;
                else whole.Merge(part);
            }
            if (whole is not null) finished[(shop, week)] = whole.Columns(shop);
            open.Remove(week);
        }
    }
}
