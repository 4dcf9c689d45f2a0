namespace QA.Analysis.Rules.Matching;

/// <summary>Which units a text is counted in: a Han character is one, a Latin word is one.</summary>
internal static class Script
{
    /// <summary>A letter or digit of a word that spaces set apart from its neighbours.</summary>
    public static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || (c is >= '\u00C0' and < '\u0250' && char.IsLetter(c));

    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsHighSurrogate(c);

    /// <summary>Whether <see cref="IsHan"/> holds of any character.</summary>
    public static bool HasHan(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u3400', '\u9FFF')
        || text.ContainsAnyInRange('\uF900', '\uFAFF') || text.ContainsAnyInRange('\uD800', '\uDBFF');

    /// <summary>Ends a clause: what stands before it is not said of what stands behind it.</summary>
    public static bool EndsClause(char c) => c is ',' or '。' or '、' or ';' or '!' or '?' or '.' or ':' or '~' or '…' or '\n' or '\r';

    /// <summary>Han characters, Latin words and other marks in <paramref name="text"/>; space counts nothing.</summary>
    public static int Units(ReadOnlySpan<char> text)
    {
        var units = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) continue;
            units++;
            if (IsLatin(text[i]))
                while (i + 1 < text.Length && (IsLatin(text[i + 1]) || text[i + 1] == '\'')) i++;
            else if (char.IsHighSurrogate(text[i])) i++;
        }
        return units;
    }

    /// <summary>
    /// Whether the words at a place are whole: <c>hi</c> is no word of <c>this</c>, and <c>can</c> none of <c>can't</c>.
    /// Han characters need no such border.
    /// </summary>
    public static bool IsWhole(ReadOnlySpan<char> text, Stretch at)
    {
        if (IsLatin(text[at.Start]) && at.Start > 0 && IsLatin(text[at.Start - 1])) return false;
        if (!IsLatin(text[at.End - 1]) || at.End == text.Length) return true;
        if (IsLatin(text[at.End])) return false;
        return text[at.End] != '\'' || at.End + 1 == text.Length || !IsLatin(text[at.End + 1]);
    }
}
