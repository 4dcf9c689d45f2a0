using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Phrases;
using QA.Analysis.Scoring;
using QA.Analysis.Timelines;
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

    /// <summary>承诺: made in this week, with what became of them by the end of the data; null where nobody looked.</summary>
    public IReadOnlyList<Promise>? Promises { get; init; }

    /// <summary>快捷短语: what customers kept asking in this week; null where nobody looked.</summary>
    public IReadOnlyList<QuickPhrase>? Phrases { get; init; }

    /// <summary>How much of the shop's answers was prepared; null where nobody looked.</summary>
    public PhraseUse? PhraseUse { get; init; }

    /// <summary>接待: the desks on the days of this week; null where nobody looked.</summary>
    public DeskWeek? Desk { get; init; }

    /// <summary>口径对照: the week under each metric profile, the default first; null where nobody looked.</summary>
    public IReadOnlyList<ProfileColumn>? Profiles { get; init; }

    WeekIndex? index;

    /// <summary>The conversations by agent.</summary>
    public WeekIndex Index => index is { } known && known.IsOf(Conversations) ? known : index = new(Conversations);

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
        factors ??= Voiced(byWeek.Values.SelectMany(own => own));
        var reports = new List<WeekReport>();
        foreach (var shop in book.Shops)
        {
            // Books are only read here, and weeks do not depend on one another.
            var past = book.Weeks(shop).AsParallel().Select(week => (Week: week, Agents: book.Agents(shop, week))).ToDictionary(own => own.Week, own => own.Agents);
            reports.AddRange(book.Weeks(shop).AsParallel().AsOrdered()
                .Select(week => Of(book, shop, week, byWeek.GetValueOrDefault((shop, week), []), w => past[w], conversion, factors)).OfType<WeekReport>());
        }
        return reports;
    }

    /// <summary>One week of one shop; null where the book has none.</summary>
    /// <param name="book">Scores of all weeks.</param>
    /// <param name="shop">Whose week.</param>
    /// <param name="week">Which one.</param>
    /// <param name="conversations">The week's, in the order of the tables.</param>
    /// <param name="conversion">Orders joined; without it nothing is confirmed.</param>
    /// <param name="factors">What was voiced; where it is null, it is read from the conversations.</param>
    /// <param name="agentsOf">The shop's agents of a week where they are known already; else they are reckoned from the book.</param>
    public static WeekReport? Of(
        ScoreBook book, string shop, Week week, IReadOnlyList<ScoredConversation> conversations, ConversionBook? conversion = null, FactorBook? factors = null,
        Func<Week, IReadOnlyList<AgentWeek>>? agentsOf = null) =>
        Of(book, shop, week, conversations, agentsOf ?? (w => book.Agents(shop, w)), conversion, factors ?? Voiced(conversations));

    static FactorBook Voiced(IEnumerable<ScoredConversation> conversations)
    {
        var factors = new FactorBook(new());
        foreach (var conversation in conversations) factors.Add(conversation);
        return factors;
    }

    static WeekReport? Of(
        ScoreBook book, string shop, Week week, IReadOnlyList<ScoredConversation> conversations, Func<Week, IReadOnlyList<AgentWeek>> agentsOf,
        ConversionBook? conversion, FactorBook factors)
    {
        if (book.Team(shop, week) is not { } team) return null;
        var earlier = book.Weeks(shop).Where(w => !week.IsUndated && w.CompareTo(week) < 0).ToList();
        var past = earlier.SelectMany(agentsOf).ToLookup(a => a.AgentId, StringComparer.Ordinal);
        var agents = agentsOf(week);
        var before = book.Before(shop, week);
        return new()
        {
            Week = week,
            Team = team,
            Agents = agents,
            Conversion = conversion?.Of(shop, week) ?? new() { Shop = shop, Week = week, Conversations = team.ReplyRate?.Denominator ?? 0 },
            Factors = factors.Of(shop, week),
            Conversations = conversations,
            TeamHistory = new([.. earlier.Select(w => book.Team(shop, w)).OfType<AgentWeek>()], before("")),
            Histories = agents.ToDictionary(a => a.AgentId, a => new History([.. past[a.AgentId]], before(a.AgentId)), StringComparer.Ordinal),
        };
    }
}
