using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Charts;

namespace QA.Reports.Pages;

/// <summary>One week of one shop as its pages need it: the team, its agents, their conversations and their past.</summary>
public sealed record WeekReport
{
    public required Week Week { get; init; }

    /// <summary>The whole team's week, with an empty agent id.</summary>
    public required AgentWeek Team { get; init; }

    /// <summary>Agents with conversations in this week.</summary>
    public required IReadOnlyList<AgentWeek> Agents { get; init; }

    /// <summary>All conversations of the week, excluded and unanswered ones too, in the order of the tables.</summary>
    public required IReadOnlyList<ScoredConversation> Conversations { get; init; }

    public string Shop => Team.Shop;

    public History TeamHistory { get; init; } = History.None;

    /// <summary>Each agent's own past by id; an agent without one is new.</summary>
    public IReadOnlyDictionary<string, History> Histories { get; init; } = new Dictionary<string, History>();

    public History HistoryOf(AgentWeek agent) =>
        agent.AgentId.Length == 0 ? TeamHistory : Histories.GetValueOrDefault(agent.AgentId, History.None);

    /// <summary>Every week of every shop in <paramref name="book"/>, with the conversations that filled it.</summary>
    public static IReadOnlyList<WeekReport> All(ScoreBook book, IEnumerable<ScoredConversation> conversations)
    {
        var byWeek = conversations.GroupBy(c => (c.Facts.Id.Shop, c.Facts.Week))
            .ToDictionary(g => g.Key, g => (IReadOnlyList<ScoredConversation>)[.. g.OrderBy(c => c.Facts.StartedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Facts.Id)]);
        var reports = new List<WeekReport>();
        foreach (var shop in book.Shops)
        {
            var past = book.Weeks(shop).ToDictionary(week => week, week => book.Agents(shop, week));
            foreach (var week in book.Weeks(shop))
                if (Of(book, shop, week, byWeek.GetValueOrDefault((shop, week), []), w => past[w]) is { } report) reports.Add(report);
        }
        return reports;
    }

    /// <summary>One week of one shop; null where the book has none.</summary>
    /// <param name="conversations">The week's, in the order of the tables.</param>
    public static WeekReport? Of(ScoreBook book, string shop, Week week, IReadOnlyList<ScoredConversation> conversations) =>
        Of(book, shop, week, conversations, w => book.Agents(shop, w));

    static WeekReport? Of(
        ScoreBook book, string shop, Week week, IReadOnlyList<ScoredConversation> conversations, Func<Week, IReadOnlyList<AgentWeek>> agentsOf)
    {
        if (book.Team(shop, week) is not { } team) return null;
        var earlier = book.Weeks(shop).Where(w => !week.IsUndated && w.CompareTo(week) < 0).ToList();
        var past = earlier.SelectMany(agentsOf).ToLookup(a => a.AgentId, StringComparer.Ordinal);
        var agents = agentsOf(week);
        return new()
        {
            Week = week,
            Team = team,
            Agents = agents,
            Conversations = conversations,
            TeamHistory = new([.. earlier.Select(w => book.Team(shop, w)).OfType<AgentWeek>()], book.Before(shop, week, "")),
            Histories = agents.ToDictionary(a => a.AgentId, a => new History([.. past[a.AgentId]], book.Before(shop, week, a.AgentId)), StringComparer.Ordinal),
        };
    }
}
