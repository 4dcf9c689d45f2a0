using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Factors;

/// <summary>一周满意度: on which of the documented factors a shop's customers voiced discontent, and how content they were.</summary>
public sealed record FactorWeek
{
    public required string Shop { get; init; }
    public required Week Week { get; init; }

    /// <summary>Conversations in which the customer wrote and that stay in the rates.</summary>
    public int Conversations { get; init; }

    /// <summary>覆盖率: conversations in which something was voiced; the rest have no index.</summary>
    public Rate? Coverage { get; init; }

    /// <summary>满意指数: mean, 0 to 100 with 50 as neutral.</summary>
    public Estimate? Index { get; init; }

    /// <summary>Praise and complaints by factor against the documented shares; null where nothing was voiced.</summary>
    public GoodnessOfFit? Fit { get; init; }

    /// <summary>In order of documented weight.</summary>
    public required IReadOnlyList<FactorFigures> Factors { get; init; }

    /// <summary>Whether the index, and the quality score, rise with the customers' own ratings; null under three rated conversations.</summary>
    public Spearman? IndexAndStars { get; init; }
    public Spearman? ScoreAndStars { get; init; }
}

/// <summary>One factor's week.</summary>
/// <param name="Share">Of all praise and complaints together, those on this factor; null where nothing was voiced.</param>
/// <param name="Complaints">Of all complaints.</param>
/// <param name="Praises">Of all praise.</param>
/// <param name="Residual">Standardised: beyond ±2 the share stands out from the documented one by itself.</param>
/// <param name="Score">Mean factor score, −1 to +1, of the conversations in which it was voiced.</param>
/// <param name="StarsBelow">Mean rating where the factor's score is below 0.</param>
/// <param name="StarsAbove">Mean rating where it is above 0.</param>
public sealed record FactorFigures(
    Factor Factor, Rate? Share, Rate? Complaints, Rate? Praises, double? Residual, Estimate? Score, Estimate? StarsBelow, Estimate? StarsAbove)
{
    /// <summary>Hundredths that the handbook gives the factor.</summary>
    public int Documented => DocumentedFactors.Weight(Factor);
}
