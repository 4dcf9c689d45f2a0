namespace QA.Analysis.Scoring;

/// <summary>分析范围: what of a conversation is looked at, for those who want only some figures and want them sooner.</summary>
/// <param name="Rules">Findings and cues; without them both are empty.</param>
/// <param name="Flow">Greeting, closing, steps, selling and promises; without them all are not applicable.</param>
/// <param name="Voices">Satisfaction and reminders; without them nothing is voiced.</param>
public sealed record AnalysisScope(bool Rules, bool Flow, bool Voices)
{
    /// <summary>Everything there is.</summary>
    public static AnalysisScope All { get; } = new(true, true, true);
}
