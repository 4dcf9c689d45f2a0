namespace QA.Analysis.Statistics;

/// <summary>Two-sided quantiles of the standard normal distribution that intervals and limits are drawn with.</summary>
static class Quantiles
{
    /// <summary>What lies outside a 95 % interval, both sides together.</summary>
    public const double Alpha = 0.05;

    /// <summary>95 % of a normal distribution lies within this many standard deviations.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>99.8 %: the outer limit of a funnel plot, crossed by chance once in 500.</summary>
    public const double Z998 = 3.090232306167813;
}
