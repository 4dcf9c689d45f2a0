using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>A week's conversations by the agent they concern, read once: a page of one agent never looks at all of them.</summary>
public sealed class WeekIndex
{
    readonly IReadOnlyList<ScoredConversation> conversations;
    readonly ILookup<string, ScoredConversation> charged, answered;
    readonly ILookup<string, Finding> findings;

    public WeekIndex(IReadOnlyList<ScoredConversation> conversations)
    {
        this.conversations = conversations;
        Counted = [.. conversations.Where(c => c.Facts.Excluded is null)];
        Findings = [.. Counted.SelectMany(c => c.Facts.Findings)];
        Timed = [.. Counted.Where(c => c.Facts.FirstResponseMs is not null && c.Facts.Responses.Count > 0)];
        charged = Counted.Where(c => c.Facts.AgentId is not null).ToLookup(c => c.Facts.AgentId!, StringComparer.Ordinal);
        answered = Timed.ToLookup(c => c.Facts.Responses[0].AgentId, StringComparer.Ordinal);
        findings = Findings.ToLookup(f => f.AgentId, StringComparer.Ordinal);
    }

    /// <summary>Those that stay in the rates, in the order of the tables.</summary>
    public IReadOnlyList<ScoredConversation> Counted { get; }

    /// <summary>Those of them with a first response.</summary>
    public IReadOnlyList<ScoredConversation> Timed { get; }

    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Charged to the agent.</summary>
    public IEnumerable<ScoredConversation> ChargedTo(string agentId) => charged[agentId];

    /// <summary>Answered first by the agent.</summary>
    public IEnumerable<ScoredConversation> AnsweredBy(string agentId) => answered[agentId];

    public IEnumerable<Finding> FindingsOf(string agentId) => findings[agentId];

    internal bool IsOf(IReadOnlyList<ScoredConversation> others) => ReferenceEquals(conversations, others);
}
