using MathNet.Numerics;

namespace QA.Analysis.Statistics;

/// <summary>Fisher 精确检验: whether two independent shares differ by more than chance, right for any counts.</summary>
public static class FisherExact
{
    /// <summary>How probable a table at least as unlikely as this one is if both sides have one share; 1 where a side is empty.</summary>
    /// <remarks>
    /// Fisher (1935), two-sided by the sum of all tables with the same margins that are no more probable. Conservative: it
    /// calls less than 5 % of what is mere chance.
    /// </remarks>
    public static double ByChance(Rate first, Rate second)
    {
        var (n1, n2) = (first.Denominator, second.Denominator);
        var successes = first.Numerator + second.Numerator;
        var whole = SpecialFunctions.BinomialLn(n1 + n2, successes);
        var seen = Log(first.Numerator);
        // Tables as probable as this one on paper may differ from it in the last digits.
        var limit = seen + 1e-7;
        double chance = 0;
        for (var k = Math.Max(0, successes - n2); k <= Math.Min(n1, successes); k++)
            if (Log(k) is var log && log <= limit) chance += Math.Exp(log);
        return Math.Min(1, chance);

        double Log(int k) => SpecialFunctions.BinomialLn(n1, k) + SpecialFunctions.BinomialLn(n2, successes - k) - whole;
    }

    /// <summary>The same where it is said which side is higher: twice the smaller tail, so that each direction is called by chance in half of the cases.</summary>
    public static double ByChanceInItsDirection(Rate first, Rate second)
    {
        var (n1, n2) = (first.Denominator, second.Denominator);
        var successes = first.Numerator + second.Numerator;
        var whole = SpecialFunctions.BinomialLn(n1 + n2, successes);
        double below = 0, above = 0;
        for (var k = Math.Max(0, successes - n2); k <= Math.Min(n1, successes); k++)
        {
            var chance = Math.Exp(SpecialFunctions.BinomialLn(n1, k) + SpecialFunctions.BinomialLn(n2, successes - k) - whole);
            if (k <= first.Numerator) below += chance;
            if (k >= first.Numerator) above += chance;
        }
        return Math.Min(1, 2 * Math.Min(below, above));
    }
}
