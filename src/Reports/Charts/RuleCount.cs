namespace QA.Reports.Charts;

/// <summary>How often a rule was hit.</summary>
/// <param name="Title">As pages call it.</param>
public sealed record RuleCount(string Id, string Title, int Count, bool IsFatal);
