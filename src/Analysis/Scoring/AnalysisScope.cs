namespace QA.Analysis.Scoring;

/// <summary>分析范围: what of a conversation is looked at, for those who want only some figures and want them sooner.</summary>
/// <param name="Rules">Findings and cues; without them both are empty.</param>
/// <param name="Flow">Greeting, closing, steps, selling and promises; without them all are not applicable.</param>
/// <param name="Voices">Satisfaction and reminders; without them nothing is voiced.</param>
public sealed record AnalysisScope(bool Rules, bool Flow, bool Voices)
{
    /// <summary>Score sheets and what orders confirm; without them nothing is applicable and nothing confirmed.</summary>
    public bool Scores { get; init; } = true;

    /// <summary>What the joining of orders needs of each conversation.</summary>
    public ScopeOfContacts Contacts { get; init; }

    /// <summary>Everything there is.</summary>
    public static AnalysisScope All { get; } = new(true, true, true);
}

/// <summary>Whose contacts are noted: everyone's, those of customers with orders, which is enough for crediting these, or nobody's.</summary>
public enum ScopeOfContacts { Everyone, Buyers, Nobody }
