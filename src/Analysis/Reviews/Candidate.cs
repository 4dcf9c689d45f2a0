using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>A conversation that could be drawn for review.</summary>
/// <param name="Stratum">Agent, and whether the machine found anything: reviewers see all agents, and clean chats too.</param>
/// <param name="Risk">How much could be wrong with it; the larger, the sooner it is looked at.</param>
public readonly record struct Candidate(ConversationId Conversation, string Stratum, int Risk)
{
    /// <summary>Null where there is nothing to review: no human wrote, or the conversation leaves all rates.</summary>
    public static Candidate? Of(ScoredConversation scored)
    {
        var facts = scored.Facts;
        if (facts.Excluded is not null || facts.AgentId is not { } agent) return null;
        return new(facts.Id, $"{facts.Id.Shop}/{agent}/{(facts.Findings.Count > 0 ? "hit" : "clean")}", RiskOf(scored));
    }

    /// <summary>Points: a fatal hit 100, major 10, minor 3, a hint 1; left hanging 8; a complaint in the customer's words 4; up to 10 for a low score.</summary>
    static int RiskOf(ScoredConversation scored)
    {
        var risk = 0;
        foreach (var finding in scored.Facts.Findings)
            risk += finding.Severity switch { Severity.Fatal => 100, Severity.Major => 10, Severity.Minor => 3, _ => 1 };
        if (scored.Facts.LeftHanging) risk += 8;
        risk += 4 * Math.Min(scored.Facts.Cues.Count, 3);
        return risk + (scored.Sheet.ScoreCents is { } cents ? (10_000 - cents) / 1_000 : 0);
    }
}
