using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Facts;

namespace QA.Analysis.Readings;

/// <summary>读毕: everything that the machine read out of one conversation's words and times; scores, credits and reviews are reckoned from it without reading them again.</summary>
/// <param name="Facts">The machine's own, before reviewers' decisions.</param>
/// <param name="Satisfaction">What the customer voiced.</param>
/// <param name="Contact">What the joining of orders needs; null where it was not wanted.</param>
public sealed record ConversationReading(ConversationFacts Facts, Satisfaction Satisfaction, Contact? Contact);
