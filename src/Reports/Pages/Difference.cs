using QA.Analysis.Statistics;

namespace QA.Reports.Pages;

/// <summary>How far two independent figures lie apart, with a 95 % interval: what tells change from chance.</summary>
/// <remarks>
/// Square-and-add: each side's distance to its own limit stands for its variance, so that Student's, Poisson's and Wilson's
/// intervals can all be compared. Zou and Donner (2008), "MOVER"; for two shares it is Newcombe's method 10.
/// </remarks>
public readonly record struct Difference(double Value, double Low, double High)
{
    /// <summary>The interval leaves out 0.</summary>
    public bool IsBeyondChance => Low > 0 || High < 0;

    /// <summary><paramref name="now"/> minus <paramref name="before"/>; null where either has no interval.</summary>
    public static Difference? Of(Estimate? now, Estimate? before)
    {
        if (now is not { Low: { } nowLow, High: { } nowHigh } || before is not { Low: { } beforeLow, High: { } beforeHigh }) return null;
        var value = now.Value - before.Value;
        return new(value,
            value - Hypotenuse(now.Value - nowLow, beforeHigh - before.Value),
            value + Hypotenuse(nowHigh - now.Value, before.Value - beforeLow));
    }

    static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
