using System.Text.RegularExpressions;

namespace QA.Analysis.Rules.Matching;

/// <summary>A regular expression of a pattern set, interpreted until it has been wanted often and compiled from then on.</summary>
/// <param name="text">As it was read, folded.</param>
/// <param name="ways">Which engine may run it.</param>
/// <param name="number">The number in the lexicon by which the words that it needs wake it; null where it needs no certain word.</param>
/// <param name="also">The number for the other words that it needs besides; null where there are none.</param>
/// <remarks>
/// To compile one takes some milliseconds, which a small export would never win back; a million messages want a few dozen of
/// the thousand expressions tens of thousands of times. Most of them are never wanted at all, and a built one takes four kilobytes. What is found does
/// not depend on it.
/// </remarks>
internal sealed class Expression(string text, RegexWays ways, int? number, int? also)
{
    /// <summary>So many runs cost the interpreter about what compiling costs.</summary>
    const int Often = 16_000;

    /// <summary>For texts in which the ways would be many; built when the first comes, which in most exports none does.</summary>
    volatile Regex? linear;

    volatile Regex? regex;
    int runs;

    /// <summary>Whether the words without which it cannot match were seen.</summary>
    public bool IsAwake(MessageScan scan) => (number is not { } first || scan.IsAwake(first)) && (also is not { } second || scan.IsAwake(second));

    /// <summary>The expression, to be run once on a text of so many units.</summary>
    public Regex Wanted(int length)
    {
        if (ways.Degree > 0 && ways.IsTame && !ways.AreFewIn(length)) return linear ??= Built(RegexOptions.NonBacktracking);
        var known = regex ??= Built(ways.Engine);
        // The count may lose a run to another thread, and does not matter so much.
        if (runs >= Often || ++runs != Often || !ways.IsTame) return known;
        return regex = Built(RegexOptions.Compiled);
    }

    Regex Built(RegexOptions engine) => new(text, engine | RegexOptions.CultureInvariant);
}
