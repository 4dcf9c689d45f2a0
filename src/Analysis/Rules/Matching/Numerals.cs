using System.Text;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>Figures in one form, so that 七天, 7 天 and ７天 are the same.</summary>
internal static class Numerals
{
    const string Digits = "零一二三四五六七八九";

    /// <summary>Folded, without space, and with Chinese numerals up to 99 as digits.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold.Char(text[i]);
            if (char.IsWhiteSpace(c)) continue;
            var digit = c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal);
            if (c == '十') Ten(text, i, result);
            else if (digit >= 0) result.Append((char)('0' + digit));
            else result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>十 is 10 alone, the tens' end in 三十, and nothing where ones follow it.</summary>
    static void Ten(ReadOnlySpan<char> text, int i, StringBuilder result)
    {
        var hasTens = i > 0 && Digits.Contains(Fold.Char(text[i - 1]), StringComparison.Ordinal);
        var hasOnes = i + 1 < text.Length && Digits.Contains(Fold.Char(text[i + 1]), StringComparison.Ordinal);
        if (!hasTens) result.Append('1');
        if (!hasOnes) result.Append('0');
    }
}
