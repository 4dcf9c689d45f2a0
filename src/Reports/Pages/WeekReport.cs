using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Charts;

namespace QA.Reports.Pages;

/// <summary>One week as its pages need it: the team, its agents, their conversations and their past.</summary>
public sealed record WeekReport
{
    public required Week Week { get; init; }

    /// <summary>The whole team's week, with an empty agent id.</summary>
    public required AgentWeek Team { get; init; }

    /// <summary>Agents with conversations in this week; one per shop and id.</summary>
    public required IReadOnlyList<AgentWeek> Agents { get; init; }

    /// <summary>All conversations of the week, excluded and unanswered ones too, in the order of the tables.</summary>
    public required IReadOnlyList<ScoredConversation> Conversations { get; init; }

    public History TeamHistory { get; init; } = History.None;

    /// <summary>Each agent's own past, by shop and id; an agent without one is new.</summary>
    public IReadOnlyDictionary<(string Shop, string AgentId), History> Histories { get; init; } =
        new Dictionary<(string, string), History>();

    public History HistoryOf(AgentWeek agent) =>
        agent.AgentId.Length == 0 ? TeamHistory : Histories.GetValueOrDefault((agent.Shop, agent.AgentId), History.None);
}
