using System.Buffers;

namespace QA.Analysis.Rules.Matching;

/// <summary>伪装: a text with letters set apart (你 必 须, f-u-c-k), drawn out (stuuupid) or parted by invisible characters, and how it reads without that.</summary>
/// <remarks>
/// Who writes so is read so. Reading 小 号 as 小号 does no harm either: nothing is found that the plain words would not be
/// found for.
/// </remarks>
internal sealed class Disguise
{
    /// <summary>What people put between the letters of a word.</summary>
    const string Fillers = " .*-_·~+|/";

    /// <summary>Invisible, so that a word looks whole and is not.</summary>
    static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u200B\u200C\u200D\u2060\uFEFF");

    /// <summary>English has no word with three equal letters in a row.</summary>
    const int DrawnOut = 3;

    readonly int[] places;

    Disguise(string text, int[] places) => (Text, this.places) = (text, places);

    /// <summary>The text as it is meant.</summary>
    public string Text { get; }

    /// <summary>Where a run of <see cref="Text"/> stands in the text as written.</summary>
    public Stretch Written(Stretch at) => new(places[at.Start], places[at.End - 1] + 1 - places[at.Start]);

    /// <summary>Null where the text is as it is meant, which is nearly always.</summary>
    /// <param name="text">As written.</param>
    /// <param name="folded">The same, folded.</param>
    public static Disguise? Of(string text, ReadOnlySpan<char> folded)
    {
        if (!IsSuspect(folded)) return null;
        var (plain, places) = (new char[text.Length], new int[text.Length]);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDropped(folded, i)) continue;
            (plain[length], places[length++]) = (text[i], i);
        }
        return length == text.Length || length == 0 ? null : new(new(plain, 0, length), places);
    }

    /// <summary>A cheap look, since every message of an agent is looked at.</summary>
    static bool IsSuspect(ReadOnlySpan<char> text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (IsFiller(text[i - 1]) ? IsLetter(text[i]) && IsLetter(text[i - 2]) && (i < 3 || !IsLetter(text[i - 3]) || i + 1 == text.Length || !IsLetter(text[i + 1])) : text[i] == text[i - 1] && text[i] == text[i - 2] && char.IsAsciiLetter(text[i]))
                return true;
        }
        return text.ContainsAny(Invisible);
    }

    static bool IsDropped(ReadOnlySpan<char> text, int i)
    {
        if (Invisible.Contains(text[i]) || (text[i] == ' ' && i > 0 && text[i - 1] == ' ')) return true;
        if (char.IsAsciiLetter(text[i])) return IsDrawnOut(text, i);
        if (!IsFiller(text[i]) || i == 0 || i + 1 == text.Length || !IsLetter(text[i - 1]) || Script.IsHan(text[i - 1]) != Script.IsHan(text[i + 1])) return false;
        if (!IsLetter(text[i + 1])) return false;
        // A letter alone on one side joins its neighbour; of Latin letters both must be alone, for "a coat" is two words.
        var (before, after) = (IsAlone(text, i - 1), IsAlone(text, i + 1));
        return Script.IsHan(text[i - 1]) ? (before || after) : before && after;
    }

    /// <summary>A third and later of equal letters, and the second of such a run; <c>www</c> is no drawn-out w.</summary>
    static bool IsDrawnOut(ReadOnlySpan<char> text, int i)
    {
        if (text[i] == 'w' || i == 0 || text[i - 1] != text[i]) return false;
        var (start, end) = (i, i);
        while (start > 0 && text[start - 1] == text[i]) start--;
        while (end + 1 < text.Length && text[end + 1] == text[i]) end++;
        return end + 1 - start >= DrawnOut;
    }

    static bool IsAlone(ReadOnlySpan<char> text, int i) =>
        (i == 0 || !IsLetter(text[i - 1])) && (i + 1 == text.Length || !IsLetter(text[i + 1]));

    static bool IsFiller(char c) => Fillers.Contains(c, StringComparison.Ordinal);

    static bool IsLetter(char c) => char.IsAsciiLetter(c) || Script.IsHan(c);
}
