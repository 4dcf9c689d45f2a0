using System.Text.RegularExpressions;

namespace QA.Analysis.Rules.Matching;

/// <summary>At most how many ways there are of matching an expression at one place of a text.</summary>
/// <param name="Count">The ways with no open repeat taken into account; infinite where they multiply with each turn of one.</param>
/// <param name="Degree">Open repeats, each of which may end at any place: in a text of n units the ways are Count × nᴰᵉᵍʳᵉᵉ.</param>
/// <param name="Size">Signs of the expression once its repeats are written out.</param>
internal readonly record struct RegexWays(double Count, int Degree, double Size)
{
    /// <summary>Ways that are tried in well under a millisecond.</summary>
    const double Most = 20_000;

    /// <summary>An expression that asks for the start of the text is tried at one place alone.</summary>
    const double AtOnePlace = 1 / 10.0;

    /// <summary>What the NonBacktracking engine holds without complaint, with room to spare.</summary>
    const double MostSize = 2_000;

    /// <summary>More open repeats than these are as bad as these.</summary>
    const int MostDegree = 100;

    /// <summary>Texts as short as this are nearly all that is ever written in a chat.</summary>
    const int UsualText = 400;

    public static RegexWays None { get; } = new(0, 0, 0);
    public static RegexWays Nothing { get; } = new(1, 0, 0);
    public static RegexWays One { get; } = new(1, 0, 1);
    public static RegexWays Unknown { get; } = new(double.PositiveInfinity, 0, double.PositiveInfinity);

    public static RegexWays OfWords(int letters, int longestChain) => new(longestChain, 0, letters);

    /// <summary>Whether a text of the usual length can be left to the backtracking engine, and a longer one to the other without fear that it refuses.</summary>
    public bool IsTame => AreFewIn(UsualText) && (Degree == 0 || Size <= MostSize);

    /// <summary>.NET's usual engine where that cannot run away.</summary>
    public RegexOptions Engine => IsTame ? RegexOptions.None : RegexOptions.NonBacktracking;

    /// <summary>Whether the ways are few in a text of so many units.</summary>
    public bool AreFewIn(int length) => Count * Math.Pow(length, Degree) <= Most;

    public RegexWays AtStart() => this with { Count = Count * AtOnePlace };

    public RegexWays Then(RegexWays next) => new(Count * next.Count, Degree + next.Degree, Size + next.Size);

    public RegexWays Or(RegexWays other) => new(Count + other.Count, Math.Max(Degree, other.Degree), Size + other.Size);

    public RegexWays Repeated(int least, int most)
    {
        // One way a turn can only end at another place; of several, each turn multiplies them.
        if (most == int.MaxValue) return Count <= 1 && Degree == 0 ? new(1, 1, Size * (least + 1)) : Unknown;
        var sum = 0.0;
        for (var times = least; times <= most && sum <= Most; times++) sum += Math.Pow(Count, times);
        return new(sum, (int)Math.Min((long)Degree * most, MostDegree), Size * most);
    }
}
