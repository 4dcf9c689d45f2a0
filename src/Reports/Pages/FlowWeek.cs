using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;

namespace QA.Reports.Pages;

/// <summary>一周流程: scenarios and steps of a week's conversations, added up for the team and each agent.</summary>
public sealed class FlowWeek
{
    readonly SortedDictionary<string, (int Conversations, int Seen, int Applicable)> scenarios = new(StringComparer.Ordinal);
    readonly Dictionary<string, (int Seen, int Applicable, bool Counts)> steps = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (int Seen, int Applicable)> agents = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> techniques = new(StringComparer.Ordinal);
    readonly List<(ScoredConversation, SpokenMark)> missed = [];
    readonly Dictionary<string, ScoredConversation> examples = new(StringComparer.Ordinal);
    int seen, applicable;

    public FlowWeek(IEnumerable<ScoredConversation> conversations)
    {
        foreach (var conversation in conversations)
        {
            var facts = conversation.Facts;
            if (facts.Excluded is not null) continue;
            Conversations++;
            Count(conversation);
            foreach (var technique in facts.Flow.Selling.Techniques) techniques[technique.Name] = techniques.GetValueOrDefault(technique.Name) + 1;
            Signals += facts.Flow.Selling.Signals.Count;
            Objections += facts.Flow.Selling.Objections;
            AnsweredByValue += facts.Flow.Selling.AnsweredByValue;
            foreach (var mark in facts.Flow.Selling.Missed) missed.Add((conversation, mark));
        }
    }

    public int Conversations { get; }

    /// <summary>Conversations in which a scenario was recognised.</summary>
    public int Recognised { get; private set; }

    /// <summary>Steps that scenarios ask for; null where none is applicable.</summary>
    public Rate? Process => Wilson.Of(seen, applicable);

    public int Signals { get; }
    public int Objections { get; }
    public int AnsweredByValue { get; }

    /// <summary>Signals nobody took up, in the order of the tables.</summary>
    public IReadOnlyList<(ScoredConversation Conversation, SpokenMark Signal)> Missed => missed;

    /// <summary>The most frequent first.</summary>
    public IEnumerable<(string Name, int Conversations, Rate? Steps)> Scenarios =>
        from scenario in scenarios
        orderby scenario.Value.Conversations descending
        select (scenario.Key, scenario.Value.Conversations, Wilson.Of(scenario.Value.Seen, scenario.Value.Applicable));

    /// <summary>In the order of the handbook's flow; those that applied to nothing are left out.</summary>
    public IEnumerable<(FlowStepDescription Step, Rate Seen, bool Counts)> Steps =>
        from step in FlowCatalog.Steps()
        where steps.ContainsKey(step.Name)
        let tally = steps[step.Name]
        where tally.Applicable > 0
        select (step, Wilson.Of(tally.Seen, tally.Applicable)!, tally.Counts);

    /// <summary>For each step that was ever missing, the weakest conversation without it.</summary>
    public IReadOnlyDictionary<string, ScoredConversation> Examples => examples;

    /// <summary>By id.</summary>
    public IEnumerable<(string AgentId, Rate Steps)> Agents =>
        from agent in agents
        where agent.Value.Applicable > 0
        select (agent.Key, Wilson.Of(agent.Value.Seen, agent.Value.Applicable)!);

    /// <summary>By how often they were used.</summary>
    public IEnumerable<(string Name, int Times)> Techniques => techniques.OrderByDescending(t => t.Value).Select(t => (t.Key, t.Value));

    void Count(ScoredConversation conversation)
    {
        var flow = conversation.Facts.Flow;
        var (own, due) = flow.Process;
        if (flow.Scenarios.Count > 0) Recognised++;
        seen += own;
        applicable += due;
        foreach (var name in flow.Scenarios)
        {
            var known = scenarios.GetValueOrDefault(name);
            scenarios[name] = (known.Conversations + 1, known.Seen + own, known.Applicable + due);
        }
        if (conversation.Facts.AgentId is { } agent)
        {
            var known = agents.GetValueOrDefault(agent);
            agents[agent] = (known.Seen + own, known.Applicable + due);
        }
        foreach (var step in flow.Steps)
        {
            if (step.Verdict is StepVerdict.NotApplicable) continue;
            var known = steps.GetValueOrDefault(step.Name);
            if (!step.IsSeen && (!examples.TryGetValue(step.Name, out var weaker) || ScoreOf(conversation) < ScoreOf(weaker))) examples[step.Name] = conversation;
            steps[step.Name] = (known.Seen + (step.IsSeen ? 1 : 0), known.Applicable + 1, known.Counts || step.Counts);
        }
    }

    static int ScoreOf(ScoredConversation conversation) => conversation.Sheet.ScoreCents ?? int.MaxValue;
}
