using QA.Analysis.Statistics;

namespace QA.Analysis.Reviews;

/// <summary>规则质量: how right a rule's hits are, and how much it overlooks, by the reviewers' verdicts.</summary>
/// <param name="Agreed">Hits that a reviewer confirmed, wherever they were met; <paramref name="Refused"/> those refused.</param>
/// <param name="Precision">Confirmed of all judged hits; for whoever tunes the rule, not an estimate for the whole shop.</param>
/// <param name="SampledPrecision">The same, estimated for all conversations from the random part alone; 0 to 1.</param>
/// <param name="Missed">Hits that reviewers marked and the rule did not.</param>
/// <param name="Recall">Confirmed hits of confirmed and missed ones, from conversations of the random part read to the end; 0 to 1.</param>
public sealed record RuleQuality(string RuleId, int Agreed, int Refused, int Unsure, int Missed, Rate? Precision, Estimate? SampledPrecision, Estimate? Recall);

/// <summary>How far two reviewers agree on the hits that both judged: both confirm, both refuse, or they differ.</summary>
public sealed record ReviewerPair(string First, string Second, int Shared, Kappa? Agreement);
