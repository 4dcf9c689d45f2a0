namespace QA.Analysis.Scoring;

/// <summary>What a rule's hits cost: <paramref name="Points"/> each, counted at most <paramref name="Cap"/> times in a conversation.</summary>
/// <param name="Category"><c>language</c> or <c>security</c>; a rule of another category takes no points.</param>
/// <param name="Cap">Null: every hit counts.</param>
public sealed record RulePoints(string Category, int Points, int? Cap);
