using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;

namespace QA.Analysis.Scoring;

/// <summary>One conversation with everything known of it: what tables and pages are made from.</summary>
public sealed record ScoredConversation(ConversationFacts Facts, Outcome Outcome, ScoreSheet Sheet)
{
    /// <summary>满意度: from the customer's own words and acts; without voices where nothing was said.</summary>
    public Satisfaction Satisfaction { get; init; } = Satisfaction.Unvoiced;

    /// <summary>The customer's own rating of the conversation, the last where there are several; null where there is none.</summary>
    public Rating? Rating { get; init; }

    /// <summary>What the joining of orders needs of it; null where it has no times or no known customer.</summary>
    public Contact? Contact { get; init; }
}
