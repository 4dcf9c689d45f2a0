namespace QA.Analysis.Metrics;

/// <summary>边界情形: a case on which suites differ, the rule that holds here, and a chat that shows it.</summary>
/// <param name="Rule">What is done, in sentences.</param>
/// <param name="Settings">YAML of the profile that the example supposes; empty for the default.</param>
/// <param name="Figures">Metric by its name in snake case, and what it makes of the chat.</param>
/// <remarks>The page <c>docs/metrics.md</c> is written from these, and a test reads the page and runs what it says.</remarks>
public sealed record EdgeCase(
    string Title, string ChineseTitle, string Rule, string Settings, string Chat, IReadOnlyList<(string Metric, string Figures)> Figures);
