namespace QA.Analysis.Metrics.Profiles;

/// <summary>One metric profile beside the first of a comparison, over the same conversations.</summary>
/// <param name="Profile">Whose column.</param>
/// <param name="Figures">What it counts.</param>
/// <param name="First">What the first profile counts.</param>
/// <param name="LimitMs">The wait that a conversation is judged by.</param>
/// <param name="Changes">Conversations that it judges otherwise than the first profile does.</param>
public sealed record ProfileColumn(MetricProfile Profile, ProfileFigures Figures, ProfileFigures First, long LimitMs, VerdictChanges Changes)
{
    /// <summary>主指标: the name of the figure that the platform leads with, a share or a time.</summary>
    /// <remarks>The mean where a profile of one's own shows counts alone.</remarks>
    public string Headline => Profile.Figures.FirstOrDefault(name => name is "share" || name.EndsWith("_s", StringComparison.Ordinal)) ?? "mean_s";

    /// <summary>The headline; null where nothing was counted.</summary>
    public decimal? Value => Figures.Find(Headline);

    /// <summary>The figure of the same name as the first profile counts it.</summary>
    public decimal? ValueOfFirst => First.Find(Headline);

    /// <summary>The headline less the first profile's figure of the same name; null where either is missing.</summary>
    public decimal? Difference => Value - ValueOfFirst;
}
