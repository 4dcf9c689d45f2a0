using QA.Analysis.Facts;
using QA.Analysis.Metrics.Profiles;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Site;

/// <summary>Counts every week by each metric profile along with a pass over all conversations, in the order of the store.</summary>
/// <remarks>
/// A conversation begins in its week or before it, and a shop's conversations come by their start: once one begins in a later
/// week, an earlier week is complete and only its figures are kept. So memory is that of a week or two, whatever the years.
/// </remarks>
public sealed class ProfilesAlong(Profile profile)
{
    /// <summary>Conversations named for each profile that judges them otherwise than the first.</summary>
    const int Examples = 3;

    readonly LocalDays days = LocalDays.Of(profile);
    readonly IReadOnlyList<ProfileClock> clocks = [.. MetricProfileCatalog.All.Select(metric => new ProfileClock(metric, profile))];
    readonly Dictionary<Week, ProfileComparison> open = [];
    readonly Dictionary<(string Shop, Week Week), IReadOnlyList<ProfileColumn>> finished = [];
    string shop = "";

    public void Add(Conversation conversation, ConversationFacts facts)
    {
        var begun = facts.StartedAt is { } started ? Week.Of(days.DayOf(started)) : Week.Undated;
        if (facts.Id.Shop != shop) Close(_ => true);
        else if (open.Count > 1) Close(week => week.CompareTo(begun) < 0);
        shop = facts.Id.Shop;
        if (!open.TryGetValue(facts.Week, out var comparison)) open[facts.Week] = comparison = new(clocks, Examples);
        comparison.Add(conversation);
    }

    /// <summary>Every week that was added, by shop and week; the profiles in the order of the catalogue.</summary>
    public IReadOnlyDictionary<(string Shop, Week Week), IReadOnlyList<ProfileColumn>> Finish()
    {
        Close(_ => true);
        return finished;
    }

    void Close(Predicate<Week> isComplete)
    {
        foreach (var (week, comparison) in open)
        {
            if (!isComplete(week)) continue;
            finished[(shop, week)] = comparison.Columns(shop);
            open.Remove(week);
        }
    }
}
