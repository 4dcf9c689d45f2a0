using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>Which agents and conversations of a shop's week have a page, and under which name.</summary>
public sealed class WeekLinks
{
    readonly Dictionary<(string, string), string> agents = [];
    readonly Dictionary<ConversationId, string> conversations = [];
    readonly Func<ConversationId, string> shown;

    public static WeekLinks None { get; } = new("", [], [], id => id.Value);

    /// <param name="folder">The week's folder from the site's root.</param>
    /// <param name="shown">A conversation's id as pages may show it.</param>
    public WeekLinks(string folder, IEnumerable<(string Shop, string AgentId)> agents, IEnumerable<ConversationId> cited, Func<ConversationId, string> shown)
    {
        (Folder, this.shown) = (folder, shown);
        var agentNames = new FileNames();
        foreach (var (shop, agent) in agents.OrderBy(a => a.Shop, StringComparer.Ordinal).ThenBy(a => a.AgentId, StringComparer.Ordinal))
            this.agents[(shop, agent)] = agentNames.Take(shop, agent);
        var conversationNames = new FileNames();
        foreach (var id in cited.Distinct().Order()) conversations[id] = conversationNames.Take(id.Shop, id.Value, shown(id));
    }

    public string Folder { get; }

    /// <summary>All weeks of the same shop, this one too.</summary>
    public IReadOnlyDictionary<Week, WeekLinks> Siblings { get; init; } = new Dictionary<Week, WeekLinks>();

    /// <summary>The agent's file name without ending, or null where there is no page.</summary>
    public string? Agent(string shop, string agentId) => agents.GetValueOrDefault((shop, agentId));

    public string? Conversation(ConversationId id) => conversations.GetValueOrDefault(id);

    /// <summary>The id without what of the customer's nick must not be seen.</summary>
    public string Shown(ConversationId id) => shown(id);

    /// <summary>The newest week of the same shop with a date; where none has one, the undated.</summary>
    public WeekLinks Newest => Siblings.Count == 0 ? this : Siblings.Where(s => !s.Key.IsUndated).OrderByDescending(s => s.Key).Append(Siblings.First()).First().Value;

    public Week? Before(Week week) => Siblings.Keys.Where(w => w.CompareTo(week) < 0).OrderDescending().Select(w => (Week?)w).FirstOrDefault();

    public Week? After(Week week) => Siblings.Keys.Where(w => w.CompareTo(week) > 0).Order().Select(w => (Week?)w).FirstOrDefault();
}
