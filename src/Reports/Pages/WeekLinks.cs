using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>Which agents and conversations of a week have a page, and under which name.</summary>
public sealed class WeekLinks
{
    readonly Dictionary<(string, string), string> agents = [];
    readonly Dictionary<ConversationId, string> conversations = [];

    public static WeekLinks None { get; } = new([], [], []);

    /// <param name="weeks">All weeks of the site, for links from one to another.</param>
    public WeekLinks(IEnumerable<(string Shop, string AgentId)> agents, IEnumerable<ConversationId> cited, IReadOnlyList<Week> weeks)
    {
        Weeks = weeks;
        var agentNames = new FileNames();
        foreach (var (shop, agent) in agents.OrderBy(a => a.Shop, StringComparer.Ordinal).ThenBy(a => a.AgentId, StringComparer.Ordinal))
            this.agents[(shop, agent)] = agentNames.Take(shop, agent);
        var conversationNames = new FileNames();
        foreach (var id in cited.Distinct().Order()) conversations[id] = conversationNames.Take(id.Shop, id.Value);
    }

    public IReadOnlyList<Week> Weeks { get; }
    public IEnumerable<ConversationId> Cited => conversations.Keys;

    /// <summary>The agent's file name without ending, or null where there is no page.</summary>
    public string? Agent(string shop, string agentId) => agents.GetValueOrDefault((shop, agentId));

    public string? Conversation(ConversationId id) => conversations.GetValueOrDefault(id);

    public Week? Before(Week week) => Weeks.Where(w => w.CompareTo(week) < 0).OrderDescending().Select(w => (Week?)w).FirstOrDefault();

    public Week? After(Week week) => Weeks.Where(w => w.CompareTo(week) > 0).Order().Select(w => (Week?)w).FirstOrDefault();
}
