using QA.Analysis.Conversion;
using QA.Analysis.Facts;

namespace QA.Analysis.Scoring;

/// <summary>One conversation with everything known of it: what tables and pages are made from.</summary>
public sealed record ScoredConversation(ConversationFacts Facts, Outcome Outcome, ScoreSheet Sheet);
