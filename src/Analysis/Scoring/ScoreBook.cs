using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>成绩册: every week of every shop, filled conversation by conversation or merged from parts.</summary>
/// <remarks>As <see cref="WeekTotals"/>: any order of adding and merging gives the same, and each thread fills its own.</remarks>
public sealed class ScoreBook(Profile profile)
{
    /// <summary>How many weeks an agent is compared with, before the one looked at.</summary>
    public const int EarlierWeeks = 4;

    readonly SortedDictionary<string, SortedDictionary<Week, WeekTotals>> shops = new(StringComparer.Ordinal);

    public void Add(ScoredConversation scored) => Totals(scored.Facts.Id.Shop, scored.Facts.Week).Add(scored);

    /// <summary>Takes in another book; the weeks are added up, so neither may hold a conversation of the other.</summary>
    public void Merge(ScoreBook other)
    {
        foreach (var (shop, weeks) in other.shops)
            foreach (var (week, totals) in weeks) Totals(shop, week).Merge(totals);
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Shops => [.. shops.Keys];

    /// <summary>In order of time; the undated week last.</summary>
    public IReadOnlyList<Week> Weeks(string shop) => shops.TryGetValue(shop, out var weeks) ? [.. weeks.Keys] : [];

    /// <summary>Null where the shop has no conversation in that week: a gap, not a zero.</summary>
    public AgentWeek? Team(string shop, Week week) => Find(shop, week)?.Team();

    /// <summary>By agent id.</summary>
    public IReadOnlyList<AgentWeek> Agents(string shop, Week week) => Find(shop, week)?.Agents(profile) ?? [];

    /// <summary>One agent's week with standing, or with an empty agent the team's; null where nothing is charged.</summary>
    public AgentWeek? Of(string shop, Week week, string agentId) => agentId.Length == 0
        ? Team(shop, week)
        : Agents(shop, week).FirstOrDefault(agent => agent.AgentId == agentId);

    /// <summary>The same agent's (or team's) four weeks before this one, pooled; null where there is nothing to compare with.</summary>
    /// <remarks>Every conversation weighs the same, so a quiet week moves it little. The undated week has no weeks before it.</remarks>
    public AgentWeek? Before(string shop, Week week, string agentId) => Before(shop, week)(agentId);

    /// <summary>The same for any agent of one week: the four weeks are pooled once.</summary>
    public Func<string, AgentWeek?> Before(string shop, Week week)
    {
        if (week.IsUndated || !shops.ContainsKey(shop)) return static _ => null;
        WeekTotals? pooled = null;
        for (var back = 1; back <= EarlierWeeks; back++)
            if (Find(shop, week.Plus(-back)) is { } totals) (pooled ??= new(shop, week.Plus(-1))).Pool(totals);
        return agentId => pooled?.Alone(agentId);
    }

    /// <summary>Every agent's weeks, by shop, week and agent: the rows of the scorecards table.</summary>
    public IEnumerable<AgentWeek> Rows() => Shops.SelectMany(shop => Weeks(shop).SelectMany(week => Agents(shop, week)));

    WeekTotals? Find(string shop, Week week) =>
        shops.TryGetValue(shop, out var weeks) && weeks.TryGetValue(week, out var totals) ? totals : null;

    WeekTotals Totals(string shop, Week week)
    {
        if (!shops.TryGetValue(shop, out var weeks)) shops[shop] = weeks = [];
        if (!weeks.TryGetValue(week, out var totals)) weeks[week] = totals = new(shop, week);
        return totals;
    }
}
