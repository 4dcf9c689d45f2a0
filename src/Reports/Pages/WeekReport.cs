using QA.Analysis.Conversion;
using QA.Analysis.Factors;
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

    /// <summary>What became of inquiries and orders; unconfirmed where no orders were given.</summary>
    public required ConversionWeek Conversion { get; init; }

    /// <summary>What customers voiced.</summary>
    public required FactorWeek Factors { get; init; }

    public History TeamHistory { get; init; } = History.None;

    /// <summary>Each agent's own past by id; an agent without one is new.</summary>
    public IReadOnlyDictionary<string, History> Histories { get; init; } = new Dictionary<string, History>();

    public History HistoryOf(AgentWeek agent) =>
        agent.AgentId.Length == 0 ? TeamHistory : Histories.GetValueOrDefault(agent.AgentId, History.None);

    /// <summary>Every week of every shop in <paramref name="book"/>, with the conversations that filled it.</summary>
    /// <param name="book">Scores of all weeks.</param>
    /// <param name="conversations">Those of the weeks that are reported.</param>
    /// <param name="conversion">Orders joined; without it nothing is confirmed.</param>
    /// <param name="factors">What was voiced; where it is null, it is read from the conversations.</param>
    public static IReadOnlyList<WeekReport> All(
        ScoreBook book, IEnumerable<ScoredConversation> conversations, ConversionBook? conversion = null, FactorBook? factors = null)
    {
        var byWeek = conversations.GroupBy(c => (c.Facts.Id.Shop, c.Facts.Week))
            .ToDictionary(g => g.Key, g => (IReadOnlyList<ScoredConversation>)[.. g.OrderBy(c => c.Facts.StartedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Facts.Id)]);
        if (factors is null)
        {
            factors = new(new());
            foreach (var own in byWeek.Values)
                foreach (var conversation in own) factors.Add(conversation);
        }
        var reports = new List<WeekReport>();
        foreach (var shop in book.Shops)
        {
            var past = book.Weeks(shop).ToDictionary(week => week, week => book.Agents(shop, week));
            foreach (var week in book.Weeks(shop))
            {
                if (book.Team(shop, week) is not { } team) continue;
                var earlier = book.Weeks(shop).Where(w => !week.IsUndated && w.CompareTo(week) < 0).ToList();
                reports.Add(new()
                {
                    Week = week,
                    Team = team,
                    Agents = past[week],
                    Conversion = conversion?.Of(shop, week) ?? new() { Shop = shop, Week = week, Conversations = team.ReplyRate?.Denominator ?? 0 },
                    Factors = factors.Of(shop, week),
                    Conversations = byWeek.GetValueOrDefault((shop, week), []),
                    TeamHistory = new([.. earlier.Select(w => book.Team(shop, w)).OfType<AgentWeek>()], book.Before(shop, week, "")),
                    Histories = past[week].ToDictionary(a => a.AgentId, a => new History(
                        [.. earlier.SelectMany(w => past[w]).Where(b => b.AgentId == a.AgentId)], book.Before(shop, week, a.AgentId)), StringComparer.Ordinal),
                });
            }
        }
        return reports;
    }
}
