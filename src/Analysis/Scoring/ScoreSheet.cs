namespace QA.Analysis.Scoring;

/// <summary>质量分: the arithmetic of one conversation's score, line by line, so that it can be done again by hand.</summary>
/// <param name="ScoreCents">Hundredths of points, 0 to 10,000; null where no human wrote.</param>
/// <param name="FatalRuleId">The fatal rule that makes the score 0, or null.</param>
public sealed record ScoreSheet(IReadOnlyList<CategoryPoints> Categories, int? ScoreCents, string? FatalRuleId);

/// <summary>One line: <see cref="Points"/> of <see cref="Weight"/>, or not applicable.</summary>
/// <param name="Part">What was met: turns, components, steps; for language and security the points deducted.</param>
/// <param name="Whole">Of how many; for language and security 0.</param>
/// <param name="Points">Points earned on the nominal weight, unrounded; 0 where not applicable.</param>
public sealed record CategoryPoints(Category Category, int Weight, bool IsApplicable, int Part, int Whole, double Points);

/// <summary>分项: responsiveness 响应, greeting 开场白, closing 结束语, language 用语, process 流程, security 安全.</summary>
public enum Category { Responsiveness, Greeting, Closing, Language, Process, Security }
