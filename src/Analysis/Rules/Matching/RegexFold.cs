using System.Globalization;
using System.Text;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>Folds a regular expression as text is folded, and leaves its syntax alone.</summary>
/// <remarks>Folding the whole of it would turn <c>\S</c> into <c>\s</c> and <c>（</c> into a group.</remarks>
internal static class RegexFold
{
    const string Syntax = @"\*+?|{}[]()^$.# -";

    public static string Of(string pattern)
    {
        var folded = Fold.Of(pattern);
        var result = new StringBuilder(pattern.Length + 8);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                i = Escape(pattern, i, result);
                continue;
            }
            if (folded[i] != pattern[i] && Syntax.Contains(folded[i], StringComparison.Ordinal)) result.Append('\\');
            result.Append(folded[i]);
        }
        return result.ToString();
    }

    /// <summary>Writes the escape at <paramref name="i"/> and gives the place of its last unit.</summary>
    static int Escape(string pattern, int i, StringBuilder result)
    {
        var digits = pattern[i + 1] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && i + 1 + digits < pattern.Length
            && int.TryParse(pattern.AsSpan(i + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            var character = Fold.Of(((char)code).ToString())[0];
            if (Syntax.Contains(character, StringComparison.Ordinal)) result.Append('\\');
            result.Append(character);
            return i + 1 + digits;
        }
        var end = i + 1;
        if (pattern[end] is 'p' or 'P' && pattern.IndexOf('}', end) is > 0 and var close) end = close;
        result.Append(pattern, i, end - i + 1);
        return end;
    }
}
